import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

export interface Import {
  /** As it stands in the source. */
  specifier: string;
  /** The file it leads to, from the root; null for packages and styles. */
  file: string | null;
  /** Only types: nothing of it is there when the code runs. */
  isType: boolean;
  /** Loaded when it is needed, not with the file. */
  isDynamic: boolean;
}

export interface Source {
  /** From the root, with forward slashes. */
  file: string;
  text: string;
  lines: number;
  imports: readonly Import[];
}

const SKIPPED = new Set(["node_modules", "dist", ".cache"]);

/** Every TypeScript file of a folder, with what it imports. */
export function readSources(folder: string): Source[] {
  return filesIn(folder, /\.tsx?$/).map((file) => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    return { file, text, lines: countLines(text), imports: importsOf(file, text) };
  });
}

/** Paths from the root of a folder's files whose names match. */
export function filesIn(folder: string, name: RegExp): string[] {
  const absolute = path.join(ROOT, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const inside = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesIn(inside, name);
    return name.test(entry.name) ? [inside] : [];
  });
}

export function countLines(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** True for tests and what only tests use. */
export function isTest({ file }: Pick<Source, "file">): boolean {
  return /\.(test|testing)\.tsx?$/.test(file) || file.startsWith("tests/");
}

const STATIC = /^(?:import|export)\s+(?:(type)\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, names = "", specifier = ""] of text.matchAll(STATIC)) {
    const isType = type !== undefined || onlyTypes(names);
    found.push({ specifier, file: resolve(file, specifier), isType, isDynamic: false });
  }
  for (const [, specifier = ""] of text.matchAll(DYNAMIC)) {
    found.push({ specifier, file: resolve(file, specifier), isType: false, isDynamic: true });
  }
  return found;
}

/** `{ type A, type B }`: each name by itself is a type. */
function onlyTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  const each = inner.split(",").map((name) => name.trim());
  return each.filter((name) => name !== "").every((name) => name.startsWith("type "));
}

function resolve(from: string, specifier: string): string | null {
  const shared = /^@longtable\/shared\/(.+)$/.exec(specifier)?.[1];
  if (shared !== undefined) return `shared/src/${shared}.ts`;
  const other = /^@longtable\/(client|server)\/(.+)$/.exec(specifier);
  if (other) return `${other[1]}/${other[2]}`;
  if (!specifier.startsWith(".") || !/\.tsx?$/.test(specifier)) return null;
  return path.posix.join(path.posix.dirname(from), specifier);
}

/** The package a specifier belongs to: `react-konva` of `react-konva/lib/x`; null for files of this project. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith(".") || specifier.startsWith("@longtable/")) return null;
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
