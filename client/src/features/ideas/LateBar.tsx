import { useLate } from "../../ui/useLate.ts";
import type { LensBarProps } from "../boardList/lens.ts";

const lensBar = () => import("./LensBar.tsx");

/** What stands over a board that is not shown as it stands, once it is there. */
export function LateBar(props: LensBarProps) {
  const Part = useLate(lensBar);
  return Part && <Part {...props} />;
}
