import { ASSET_KINDS, CHANNELS } from "@longtable/shared/journey/channels";
import { ICONS, type IconName, type IconPart } from "@longtable/shared/scene/icons";
import { assetKinds, channels, noteFacts } from "../../i18n/en/channels.ts";
import { addWords } from "../../i18n/t.ts";

addWords({ channels, assetKinds, noteFacts });

const NAMES: readonly IconName[] = [
  ...CHANNELS.map((channel) => `channel-${channel}` as const),
  ...ASSET_KINDS.map((kind) => `asset-${kind}` as const),
  "closer",
];

const SVG = "http://www.w3.org/2000/svg";

/** Puts the marks of channels into the page beside all others, the very shapes that boards are drawn with. Phones have them only where something has a channel. */
function addMarks(page: Document): void {
  const sheet = page.querySelector(".icon-sheet");
  if (!sheet || page.getElementById(`i-${NAMES[0]}`)) return;
  for (const name of NAMES) {
    const symbol = page.createElementNS(SVG, "symbol");
    symbol.setAttribute("id", `i-${name}`);
    symbol.setAttribute("viewBox", "0 0 24 24");
    for (const { d, strokeWidth } of ICONS[name] as readonly IconPart[]) {
      const path = page.createElementNS(SVG, "path");
      const look = { d, fill: "none", stroke: "currentColor", "stroke-width": String(strokeWidth ?? 2) };
      for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
      symbol.append(path);
    }
    sheet.append(symbol);
  }
}

if (typeof document !== "undefined") addMarks(document);
