import { z } from "zod";

/** A field of a format: its path (`notes[].text`), what it may hold in words, and whether it may be absent. */
export interface FormatField {
  path: string;
  holds: string;
  isOptional: boolean;
}

interface Node {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Node[];
  oneOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | boolean;
  description?: string;
}

const jsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any", reused: "inline" }) as Node & Record<string, unknown>;

const choices = ({ anyOf = [], oneOf = [] }: Node): Node[] => [...anyOf, ...oneOf];

/** Every field of a format in the order of the file, those within others right behind them. */
export function fieldsOf(schema: z.ZodType): FormatField[] {
  const found = new Map<string, FormatField>();
  const visit = (node: Node, path: string, isOneOfMany = false): void => {
    const objects = choices(node).filter(({ properties }) => properties !== undefined);
    for (const choice of choices(node)) visit(choice, path, objects.length > 1);
    if (node.items) visit(node.items, `${path}[]`);
    if (typeof node.additionalProperties === "object") visit(node.additionalProperties, `${path}{}`);
    for (const [name, field] of Object.entries(node.properties ?? {})) {
      const at = path === "" ? name : `${path}.${name}`;
      const isOptional = isOneOfMany || !(node.required ?? []).includes(name);
      const known = found.get(at);
      const said = [...new Set([...(known ? [known.holds] : []), holds(field)])].join(", ");
      found.set(at, { path: at, holds: said, isOptional: isOptional || (known?.isOptional ?? false) });
      visit(field, at);
    }
  };
  visit(jsonSchema(schema), "");
  return [...found.values()];
}

function holds(node: Node): string {
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(", ");
  const parts = choices(node);
  if (parts.length > 0) return [...new Set(parts.map(holds))].join(" or ");
  if (node.type === "array") return `list of ${node.items ? holds(node.items) : "anything"}`;
  if (node.type === "object") return node.properties ? "object" : "object by id";
  if (node.type === "integer") return "whole number";
  if (Array.isArray(node.type)) return node.type.join(" or ");
  return node.type ?? "anything";
}

/** A format as a JSON Schema (2020-12) in which each field says what it is. */
export function describedSchema(schema: z.ZodType, title: string, wordsFor: (path: string) => string | null): object {
  const root = jsonSchema(schema);
  const visit = (node: Node, path: string): void => {
    for (const choice of choices(node)) visit(choice, path);
    if (node.items) visit(node.items, `${path}[]`);
    if (typeof node.additionalProperties === "object") visit(node.additionalProperties, `${path}{}`);
    for (const [name, field] of Object.entries(node.properties ?? {})) {
      const at = path === "" ? name : `${path}.${name}`;
      const said = wordsFor(at);
      if (said !== null) field.description = said;
      visit(field, at);
    }
  };
  visit(root, "");
  return { ...root, title };
}
