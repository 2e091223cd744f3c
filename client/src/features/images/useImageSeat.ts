import type { Images } from "@longtable/shared/images/images.schema";
import { useEffect } from "react";
import type { Session } from "../../session/session.types.ts";
import { askAs, keepImages } from "./brought.ts";

/** Pictures of this page are asked for by this seat; those that are no longer shown to it are forgotten. */
export function useImageSeat({ seat }: Pick<Session, "seat">, images: Images | undefined): void {
  // While the page is drawn: what it shows may ask for pictures at once.
  askAs(seat);
  const list = images?.list;
  useEffect(() => keepImages((list ?? []).map(({ imageId }) => imageId)), [list]);
}
