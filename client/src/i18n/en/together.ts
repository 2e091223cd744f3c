/** Words of others on the same board. */
export const together = {
  facilitator: "Facilitator",
  tableHost: "Table host",
  writing: "Someone is writing here",
  writingNamed: "{{name}} is writing here",
  writingSame: "Someone else has this note open and may be changing it. What is saved last stays.",
  hide: "Hide others' pointers",
  show: "Show others' pointers",
};
