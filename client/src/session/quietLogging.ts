// Stands for `lib0/logging` in the built client (vite.config.ts). Yjs uses it only to warn developers, in colour, and it
// brings a library for describing types along: more than all of this folder.

const quiet = () => undefined;

export const print = quiet;
export const warn = quiet;
export const BOLD = "";
export const UNBOLD = "";
export const ORANGE = "";
export const RED = "";
