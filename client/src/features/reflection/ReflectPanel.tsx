import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import type { Commands } from "../console/useCommands.ts";
import { DistanceCard } from "./DistanceCard.tsx";
import { RungCard } from "./RungCard.tsx";
import { WheelCard } from "./WheelCard.tsx";

/** A host's side of looking at how we worked. */
export function ReflectPanel({ reflection, commands }: { reflection: Reflection; commands: Commands }) {
  return (
    <>
      <WheelCard wheels={reflection.wheels} commands={commands} />
      <RungCard reflection={reflection} commands={commands} />
      <DistanceCard reflection={reflection} commands={commands} />
    </>
  );
}
