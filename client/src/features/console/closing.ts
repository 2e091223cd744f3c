import { closeActivity, openActivity } from "@longtable/shared/workshop/workshop.commands";

type Input = Readonly<Record<string, unknown>>;

/** A command that ends an activity, or goes on from one. */
export interface Closing {
  activityId: string;
  input: Input;
}

/** What a command ends; null when it ends nothing. */
export function closingOf(type: string, input: Input): Closing | null {
  const ended =
    type === closeActivity.type ? input : type === openActivity.type ? (input.from as Input | undefined) : null;
  const activityId = ended?.activityId;
  return typeof activityId === "string" ? { activityId, input } : null;
}

/** The same command, saying why what it ends has not made what it was to make. */
export function withReason({ input }: Closing, reason: string): Input {
  return "from" in input ? { ...input, from: { ...(input.from as Input), reason } } : { ...input, reason };
}
