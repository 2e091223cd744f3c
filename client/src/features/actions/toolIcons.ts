import { addIconSheet } from "../../ui/iconSheet.ts";
import sheet from "./toolIcons.svg?raw";

// Marks of the tools alone: they come with the tools, so that phones which have none never load them.
addIconSheet(document, sheet);
