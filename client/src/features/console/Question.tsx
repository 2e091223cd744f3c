import { Sheet } from "../../ui/Sheet.tsx";

interface Props {
  isOpen: boolean;
  title: string;
  words: string;
  safe: string;
  verb: string;
  /** True when the verb cannot be taken back. */
  isSerious?: boolean;
  onSafe(): void;
  onVerb(): void;
}

/** A question before something that cannot be undone: the safe choice first, a verb on each button. */
export function Question({ isOpen, title, words, safe, verb, isSerious = false, onSafe, onVerb }: Props) {
  return (
    <Sheet isOpen={isOpen} title={title} onClose={onSafe}>
      <p>{words}</p>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onSafe}>
          {safe}
        </button>
        <button type="button" className={isSerious ? "btn btn-stop" : "btn btn-main"} onClick={onVerb}>
          {verb}
        </button>
      </div>
    </Sheet>
  );
}
