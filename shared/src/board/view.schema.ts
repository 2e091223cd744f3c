import { z } from "zod";
import { ClusterId, GroupId, TableId } from "../kernel/ids.ts";
import { NoteKind } from "./board.schema.ts";
import { COLOUR_BY, SORT_BY } from "./view.types.ts";

const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(40).optional();

/** How a board is looked at. Tags go by their keys, so that no words of anybody are kept with it. */
export const BoardView = z.strictObject({
  sort: z.enum(SORT_BY).optional(),
  /** Sorting by dots: those of one group alone, as far as results by group are shown. */
  groupId: GroupId.optional(),
  colour: z.enum(COLOUR_BY).optional(),
  only: z
    .strictObject({
      kinds: some(NoteKind),
      tableIds: some(TableId),
      tagKeys: some(z.string().regex(/^tag:[0-9a-z]{1,11}$/)),
      setIds: some(ClusterId),
      /** Notes these groups put dots on, as far as results by group are shown. */
      groupIds: some(GroupId),
      leastDots: z.int().min(1).max(9_999).optional(),
    })
    .optional(),
});
export type BoardView = z.infer<typeof BoardView>;
