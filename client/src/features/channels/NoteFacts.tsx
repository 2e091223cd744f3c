import "./channelWords.ts";
import "./channels.css";
import type { Note } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  note: Pick<Note, "id" | "kind" | "channel" | "assetKind" | "linkIds">;
  /** The board's notes, so that links can be read. */
  notes: readonly Pick<Note, "id" | "text" | "linkIds">[];
}

const shorten = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

/** How people meet at a note of a list, what sort of thing it names, and what it is linked to. */
export default function NoteFacts({ note: { id, kind, channel, assetKind, linkIds = [] }, notes }: Props) {
  const linked = linkIds.map((id) => notes.find((other) => other.id === id)?.text);
  const gone = linked.filter((text) => text === undefined).length;
  return (
    <ul className="note-facts">
      {channel && (
        <li>
          <Icon name={`channel-${channel}`} /> {t(`channels.${channel}`)}
        </li>
      )}
      {assetKind && kind === "asset" && (
        <li>
          <Icon name={`asset-${assetKind}`} /> {t(`assetKinds.${assetKind}`)}
        </li>
      )}
      {linked.map(
        (text, index) =>
          text !== undefined && (
            <li key={linkIds[index]}>
              <Icon name="link" /> <span dir="auto">{t("noteFacts.linkedTo", { text: shorten(text) })}</span>
            </li>
          ),
      )}
      {notes
        .filter((other) => other.linkIds?.includes(id))
        .map((other) => (
          <li key={other.id}>
            <Icon name="link" /> <span dir="auto">{t("noteFacts.linkedFrom", { text: shorten(other.text) })}</span>
          </li>
        ))}
      {gone > 0 && (
        <li className="quiet">
          <Icon name="link" /> {t("noteFacts.linkGone")}
        </li>
      )}
    </ul>
  );
}
