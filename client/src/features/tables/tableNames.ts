import { createContext } from "react";

/** What each breakout table is called, by its id, for whatever shows notes of one board. */
export const TableNames = createContext<Readonly<Record<string, string>>>({});
