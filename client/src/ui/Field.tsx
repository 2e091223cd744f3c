import type { ReactNode } from "react";

interface Props {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; read aloud when it appears. */
  problem?: string | null;
  children: ReactNode;
}

/** A label, its control, a hint and what is wrong. The control takes `fieldProps(id, …)`. */
export function Field({ id, label, hint, problem, children }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p className="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}

/** Ties a control to its label, hint and problem. */
export function fieldProps(id: string, { hint, problem }: { hint?: boolean; problem?: string | null }) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || undefined, "aria-invalid": problem ? true : undefined };
}
