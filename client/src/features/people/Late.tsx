import type { NamesLevel } from "@longtable/shared/people/people.schema";
import { useKept } from "../../session/useKept.ts";
import { useLate } from "../../ui/useLate.ts";

// Names are off in most rooms: then a phone carries nothing of this.
const namesNotice = () => import("./phone/NamesNotice.tsx");

/** How far names are on, said plainly once, and again when it changes. */
export function LateNames({ workshopId, level = "off" }: { workshopId: string; level: NamesLevel | undefined }) {
  const [read, setRead] = useKept(`names.${workshopId}`, "off");
  return read === level ? null : <Names level={level} onRead={() => setRead(level)} />;
}

function Names(props: { level: NamesLevel; onRead(): void }) {
  const Part = useLate(namesNotice);
  return Part && <Part {...props} />;
}
