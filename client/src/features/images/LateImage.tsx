import type { Images, NoteImage } from "@longtable/shared/images/images.schema";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { useLate } from "../../ui/useLate.ts";

interface Shown {
  session: Session;
  images: Images;
  boardId: string;
}

const ShownImages = createContext<Shown | null>(null);

/** Notes within are shown with their pictures. */
export function WithImages({ session, boardId, children }: Omit<Shown, "images"> & { children: ReactNode }) {
  const images = useStore(session.state)?.images;
  const shown = useMemo(() => (images ? { session, images, boardId } : null), [session, images, boardId]);
  return <ShownImages value={shown}>{children}</ShownImages>;
}

const load = () => import("./ListImage.tsx");

/** A note's picture; a page without any carries none of this. */
export function LateImage({ noteId }: { noteId: string }) {
  const shown = useContext(ShownImages);
  const image = shown?.images.list.find((one) => one.noteId === noteId && one.boardId === shown.boardId);
  return shown && image ? <Late image={image} session={shown.session} images={shown.images} /> : null;
}

function Late(props: { image: NoteImage; session: Session; images: Images }) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
