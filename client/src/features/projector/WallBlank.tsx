import { Icon } from "../../ui/Icon.tsx";
import type { WallParts } from "./Wall.types.ts";

/** Nothing, on purpose; its name is left to those who listen. */
export function WallBlank({ state }: WallParts) {
  return (
    <main className="wall wall-blank">
      <h1 className="sr">{state.workshop.title}</h1>
      <Icon name="brand" />
    </main>
  );
}
