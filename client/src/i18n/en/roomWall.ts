/** What the wall says while hosts lead the room. */
export const roomWall = {
  spotlight: "Look at this",
  result: "The result",
  gone: "This is not on the board any more.",
  dots_one: "{{count}} dot",
  dots_other: "{{count}} dots",
  seen: "{{title}}, as the host sees it",
  more_one: "and {{count}} more",
  more_other: "and {{count}} more",
  ready_one: "{{count}} person is ready",
  ready_other: "{{count}} people are ready",
  locked: "Locked by a host",
  lockedParts: "Locked by a host: {{parts}}",
};
