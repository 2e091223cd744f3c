import { z } from "zod";
import { isBlank } from "./plainName.ts";

/** A title, a label or a question that has to be there: one of marks that nobody sees is as empty as none. */
export const requiredText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !isBlank(text), "blank");
