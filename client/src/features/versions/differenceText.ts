import "./versionWords.ts";
import type { Difference } from "@longtable/shared/programme/mapDifferences";
import { t } from "../../i18n/t.ts";

/** Fields whose values are words of people or can be said in ours; of others only that they changed. */
const VALUE_WORDS: Readonly<Record<string, (value: string) => string>> = {
  place: (value) => value,
  stageId: (value) => value,
  linkIds: (value) => value,
  kind: (value) => t(`kinds.${value}`),
  status: (value) => t(`statuses.${value}`),
  feeling: (value) => t(`boardList.map.feelings.${value}`),
  channel: (value) => t(`channels.${value}`),
  assetKind: (value) => t(`assetKinds.${value}`),
};

/** What changed about something, each in its own words. */
export function changesInWords({ before, fields, values = [] }: Difference): string[] {
  return [
    ...(before === undefined ? [] : [t("versions.wasSaid", { before })]),
    ...fields.map((field) => {
      const name = t(`versions.fields.${field}`);
      const value = values.find((one) => one.field === field);
      const words = VALUE_WORDS[field];
      if (!value || !words || (value.before === null && value.after === null)) return name;
      const none = t(field === "place" ? "versions.nowhere" : "versions.nothing");
      const said = (one: string | null) => (one === null ? none : words(one));
      return t("versions.fieldFrom", { field: name, before: said(value.before), after: said(value.after) });
    }),
  ];
}
