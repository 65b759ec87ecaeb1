import { type JSONPath, modify, parse } from "jsonc-parser";
import type { Edit } from "../../model/text.ts";

/**
 * Edits of a configuration file that keep its comments and its layout. `base` is where the configuration stands in the
 * file: `["prompt-hygiene"]` in package.json, nothing in prompt-hygiene.json.
 */
export type Base = readonly string[];

export interface SuppressionEntry {
  readonly rule: string;
  /** Relative to the folder of the configuration, with `/`. */
  readonly path: string;
  readonly fingerprint: string;
  readonly reason: string;
}

/** Turns a rule off: everywhere the file holds, or for `files`, a glob relative to its folder. */
export function turnOff(text: string, base: Base, rule: string, files: string | null): readonly Edit[] {
  if (files === null) return set(text, [...base, "rules", rule], "off");
  const overrides = valueAt(text, [...base, "overrides"]);
  const list = Array.isArray(overrides) ? overrides : [];
  const index = list.findIndex(
    (it: unknown) => isRecord(it) && (it.files === files || (Array.isArray(it.files) && it.files.length === 1 && it.files[0] === files)),
  );
  if (index >= 0) return set(text, [...base, "overrides", index, "rules", rule], "off");
  const entry = { files: [files], rules: { [rule]: "off" } };
  return Array.isArray(overrides) ? set(text, [...base, "overrides", list.length], entry) : set(text, [...base, "overrides"], [entry]);
}

/** The model of prompts that name none. */
export function setDefaultModelIn(text: string, base: Base, model: string): readonly Edit[] {
  return set(text, [...base, "models", "default"], model);
}

export function addSuppression(text: string, base: Base, entry: SuppressionEntry): readonly Edit[] {
  const suppressions = valueAt(text, [...base, "suppressions"]);
  return Array.isArray(suppressions)
    ? set(text, [...base, "suppressions", suppressions.length], entry)
    : set(text, [...base, "suppressions"], [entry]);
}

function set(text: string, path: JSONPath, value: unknown): readonly Edit[] {
  const given = text.trim() === "" ? "{}\n" : text;
  const edits = modify(given, path, value, { formattingOptions: formatting(given), isArrayInsertion: typeof path.at(-1) === "number" });
  const changes = edits.map(({ offset, length, content }) => ({ span: { start: offset, end: offset + length }, text: content }));
  return given === text ? changes : [{ span: { start: 0, end: text.length }, text: applied(given, changes) }];
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { span, text: content } of edits.toSorted((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + content + result.slice(span.end);
  return result;
}

function formatting(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indentation = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indentation.startsWith("\t"),
    tabSize: indentation.startsWith("\t") ? 1 : indentation.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

function valueAt(text: string, path: JSONPath): unknown {
  let value: unknown = parse(text, [], { allowTrailingComma: true });
  for (const key of path) value = isRecord(value) ? value[String(key)] : undefined;
  return value;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
