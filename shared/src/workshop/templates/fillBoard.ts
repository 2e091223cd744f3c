import type { BoardDoc } from "../../board/board.doc.ts";
import { firstOrders } from "../../board/board.order.ts";
import type { ColumnId, LaneId, StageId, StepId } from "../../kernel/ids.ts";
import type { BoardBlueprint, ColumnsBlueprint, MapBlueprint } from "./template.types.ts";

/**
 * Writes a blueprint into an empty document as one update, so that a board is never seen half made.
 * Only the server calls it, once per board.
 *
 * @param newId - a fresh id on each call.
 */
export function fillBoard(board: BoardDoc, blueprint: BoardBlueprint, newId: () => string, origin: unknown): void {
  board.doc.transact(() => {
    board.create({ type: blueprint.type, title: blueprint.title }, origin);
    if (blueprint.type === "journeyMap") fillMap(board, blueprint, newId, origin);
    else fillColumns(board, blueprint, newId, origin);
  }, origin);
}

function fillMap(board: BoardDoc, { stages, lanes }: MapBlueprint, newId: () => string, origin: unknown): void {
  const stageOrders = firstOrders(stages.length).values();
  // Steps are ordered over the whole map, so that they sort the same way with and without their stages.
  const stepOrders = firstOrders(stages.reduce((sum, { steps }) => sum + steps.length, 0)).values();
  for (const { label, moment, steps } of stages) {
    const stageId = newId() as StageId;
    board.addStage({ id: stageId, label, moment, order: next(stageOrders) }, origin);
    for (const step of steps) {
      board.addStep({ id: newId() as StepId, stageId, label: step, order: next(stepOrders) }, origin);
    }
  }
  const laneOrders = firstOrders(lanes.length).values();
  for (const lane of lanes) board.addLane({ ...lane, id: newId() as LaneId, order: next(laneOrders) }, origin);
}

function fillColumns(board: BoardDoc, { columns }: ColumnsBlueprint, newId: () => string, origin: unknown): void {
  const orders = firstOrders(columns.length).values();
  for (const label of columns) board.addColumn({ id: newId() as ColumnId, label, order: next(orders) }, origin);
}

function next(orders: Iterator<string>): string {
  const { value, done } = orders.next();
  if (done) throw new RangeError("more entries than order keys");
  return value;
}
