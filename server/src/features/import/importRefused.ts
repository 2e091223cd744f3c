import type { FileProblem } from "@longtable/shared/import/fileProblem";
import { UserError, type WireError } from "@longtable/shared/kernel/userError";

/** A file that is not taken; the answer also says where it is wrong, as far as that can be said. */
export class ImportRefused extends UserError {
  readonly where: string | null;

  constructor({ key, where }: FileProblem) {
    super(key === "import.tooMuch" ? "tooLarge" : "invalid", key);
    this.where = where;
  }

  override toWire(): WireError & { where?: string } {
    return { ...super.toWire(), ...(this.where !== null && { where: this.where }) };
  }
}
