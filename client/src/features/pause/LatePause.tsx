import { useLate } from "../../ui/useLate.ts";
import type { PauseSheetProps } from "./PauseSheet.tsx";

const load = () => import("./PauseSheet.tsx");

/** The pause sheet. It comes right behind the page, so that it is there when the line is not. */
export function LatePause(props: PauseSheetProps) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
