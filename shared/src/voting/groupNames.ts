/** Stands where a group's id would, for those who chose not to say. */
export const UNDECLARED = "undeclared";
