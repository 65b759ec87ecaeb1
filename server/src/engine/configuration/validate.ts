import type { z } from "zod";
import type { Problem } from "../../model/document.ts";
import type { Rule } from "../../rules/rule.ts";
import { suggestion } from "./nearest.ts";
import { type CustomModel, configurationSchema, type Level, level, type Suppression, type Wrapper } from "./schema.ts";
import type { ConfigurationSource, KeyPath } from "./source.ts";

/** What one file (or the user's settings) says, with everything wrong taken out. */
export interface Layer {
  readonly extends: readonly string[];
  readonly models: {
    readonly default?: string | undefined;
    readonly aliases?: { readonly [name: string]: string } | undefined;
    readonly custom?: { readonly [id: string]: CustomModel } | undefined;
  };
  readonly rules: RuleSettings;
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: RuleSettings }[];
  readonly sanitizers: readonly string[];
  readonly sensitiveFields: { readonly [name: string]: string | false };
  readonly callsPerDay?: number | undefined;
  readonly purposes: readonly string[];
  readonly wrappers: readonly Wrapper[];
  readonly formats: readonly { readonly files: string; readonly format: string }[];
  readonly lock: { readonly text?: boolean | undefined };
  readonly ignore: readonly string[];
  readonly suppressions: readonly (Suppression & { /** Place in the list of the file, for messages. */ readonly index: number })[];
}

export interface RuleSetting {
  /** One word for all grades, or one a grade. */
  readonly how: Level | { readonly [grade: string]: Level };
  /** As written; only keys that the rule's schema takes. */
  readonly options: { readonly [name: string]: unknown };
}

export type RuleSettings = { readonly [id: string]: RuleSetting };

type Tree = { [key: string]: unknown };

/** Takes what is right, says what is wrong and where; never throws. */
export function validate(
  source: ConfigurationSource,
  rules: readonly Rule[],
): { readonly layer: Layer; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [...source.problems];
  const report = (path: KeyPath, side: "key" | "value", message: string) => {
    // What is half written says much that nobody meant.
    if (source.problems.length > 0) return;
    problems.push({ code: "config", severity: "error", message, span: source.locate(path, side) });
  };
  if (!isTree(source.value)) {
    report([], "value", "A configuration is an object of keys and values");
    return { layer: layerOf({}, {}, []), problems };
  }
  const { rules: ruleTree, overrides: overrideList, ...rest } = source.value;
  const settings = ruleSettings(ruleTree, ["rules"], rules, report);
  const overrides = overrideSettings(overrideList, rules, report);
  const schema = configurationSchema(rules).omit({ rules: true, overrides: true });
  return { layer: layerOf(prune(schema, rest, [], report) as Tree, settings, overrides), problems };
}

type Report = (path: KeyPath, side: "key" | "value", message: string) => void;

function layerOf(tree: Tree, rules: RuleSettings, overrides: Layer["overrides"]): Layer {
  const { extends: parents = [], suppressions = [], ...rest } = tree as Partial<Layer> & Tree;
  return {
    models: {},
    sanitizers: [],
    sensitiveFields: {},
    purposes: [],
    wrappers: [],
    formats: [],
    lock: {},
    ignore: [],
    ...rest,
    extends: typeof parents === "string" ? [parents] : parents,
    suppressions: suppressions.map((it, index) => ({ ...it, index })),
    rules,
    overrides,
  };
}

function overrideSettings(value: unknown, rules: readonly Rule[], report: Report): Layer["overrides"] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    report(["overrides"], "value", "`overrides` is a list of { files, rules }");
    return [];
  }
  return value.flatMap((entry: unknown, index) => {
    const path = ["overrides", index];
    if (!isTree(entry)) {
      report(path, "value", "An override is an object with `files` and `rules`");
      return [];
    }
    for (const key of Object.keys(entry))
      if (key !== "files" && key !== "rules") report([...path, key], "key", unknownKey(key, ["files", "rules"]));
    const files = typeof entry.files === "string" ? [entry.files] : entry.files;
    if (!Array.isArray(files) || !files.every((it) => typeof it === "string")) {
      report([...path, "files"], "value", "`files` is a glob or a list of globs");
      return [];
    }
    return [{ files, rules: ruleSettings(entry.rules, [...path, "rules"], rules, report) }];
  });
}

function ruleSettings(value: unknown, path: KeyPath, rules: readonly Rule[], report: Report): RuleSettings {
  if (value === undefined) return {};
  if (!isTree(value)) {
    report(path, "value", "`rules` is an object of rule ids");
    return {};
  }
  const settings: { [id: string]: RuleSetting } = {};
  for (const [id, entry] of Object.entries(value)) {
    const rule = rules.find((it) => it.id === id);
    if (rule === undefined)
      report(
        [...path, id],
        "key",
        unknownKey(
          id,
          rules.map((it) => it.id),
          "rule",
        ),
      );
    else {
      const setting = ruleSetting(rule, entry, [...path, id], report);
      if (setting !== null) settings[id] = setting;
    }
  }
  return settings;
}

function ruleSetting(rule: Rule, entry: unknown, path: KeyPath, report: Report): RuleSetting | null {
  const inList = Array.isArray(entry);
  const [first, options, ...more]: unknown[] = inList ? entry : [entry];
  const at = inList ? [...path, 0] : path;
  if (more.length > 0) report([...path, 2], "value", "A rule's entry is [severity, options]");
  const how = levels(rule, first, at, report);
  if (how === null) return null;
  if (options === undefined) return { how, options: {} };
  if (!isTree(options)) {
    report([...path, 1], "value", "Options are an object");
    return { how, options: {} };
  }
  return { how, options: onlyGiven(options, prune(rule.options, options, [...path, 1], report)) };
}

/** Options keep the keys that were written, without the schema's defaults, so that layers can be laid over each other. */
function onlyGiven(written: Tree, valid: unknown): Tree {
  return isTree(valid) ? Object.fromEntries(Object.entries(valid).filter(([key]) => key in written)) : {};
}

function levels(rule: Rule, value: unknown, path: KeyPath, report: Report): RuleSetting["how"] | null {
  const word = level.safeParse(value);
  if (word.success) return word.data;
  if (!isTree(value)) {
    report(path, "value", wrongLevel(value));
    return null;
  }
  const chosen: { [grade: string]: Level } = {};
  for (const [grade, inner] of Object.entries(value)) {
    const parsed = level.safeParse(inner);
    if (!(grade in rule.grades)) report([...path, grade], "key", unknownKey(grade, Object.keys(rule.grades), "grade"));
    else if (!parsed.success) report([...path, grade], "value", wrongLevel(inner));
    else chosen[grade] = parsed.data;
  }
  return chosen;
}

/** Parses, and on issues reports them, cuts them out and tries again with what is left. */
function prune(schema: z.ZodType, value: Tree, base: KeyPath, report: Report): unknown {
  const rest = structuredClone(value);
  for (let round = 0; round < 8; round++) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues.toReversed()) {
      const path = issue.path.filter((it) => typeof it !== "symbol");
      if (issue.code === "unrecognized_keys") {
        for (const key of issue.keys) {
          report(
            [...base, ...path, key],
            "key",
            unknownKey(key, [...keysOf(schema, path), ...(base.length + path.length === 0 ? ["rules", "overrides"] : [])]),
          );
          cut(rest, [...path, key]);
        }
        continue;
      }
      report([...base, ...path], "value", wrongValue(issue, path, rest));
      cut(rest, path);
    }
  }
  return schema.safeParse({}).data ?? {};
}

function cut(tree: unknown, path: KeyPath): void {
  const last = path.at(-1);
  let holder = tree;
  for (const key of path.slice(0, -1)) holder = isTree(holder) || Array.isArray(holder) ? (holder as Tree)[key] : undefined;
  if (last === undefined) return;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (isTree(holder) && last in holder) delete holder[last];
  else cut(tree, path.slice(0, -1)); // a key that is missing: its object cannot stay
}

function wrongValue(issue: z.core.$ZodIssue, path: KeyPath, tree: unknown): string {
  const name = path.length === 0 ? "Value" : `\`${path.at(-1)}\``;
  const value = path.reduce<unknown>((holder, key) => (isTree(holder) || Array.isArray(holder) ? (holder as Tree)[key] : undefined), tree);
  return issue.code === "invalid_value" && typeof value === "string"
    ? noneOf(`${name}:`, value, issue.values.map(String))
    : `${name}: ${wordsOf(issue)}`;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return lower(issue.message.replace(/^Invalid (?:input|option): /, ""));
  const expected = issue.errors.flatMap((branch) =>
    branch.map((it) => (it.code === "invalid_type" ? String(it.expected) : "")).filter(Boolean),
  );
  return expected.length > 0 ? `expected ${[...new Set(expected)].join(" or ")}` : "not a value it takes";
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function keysOf(schema: z.ZodType, path: KeyPath): string[] {
  let inner: unknown = schema;
  for (const key of path) inner = step(inner, key);
  const { shape } = unwrapped(inner) as { shape?: object };
  return Object.keys(shape ?? {});
}

function step(schema: unknown, key: string | number): unknown {
  const { shape, element, valueType } = unwrapped(schema) as { shape?: { [key: string]: unknown }; element?: unknown; valueType?: unknown };
  return shape?.[key] ?? element ?? valueType;
}

function unwrapped(schema: unknown): object {
  let inner = schema as { def?: { innerType?: unknown } } | undefined;
  while (inner?.def?.innerType !== undefined) inner = inner.def.innerType as typeof inner;
  return inner ?? {};
}

function unknownKey(key: string, known: readonly string[], what = "key"): string {
  return `Unknown ${what} \`${key.slice(0, 60)}\`${suggestion(key, known)}`;
}

function wrongLevel(value: unknown): string {
  return noneOf("Severity", value, level.options);
}

function noneOf(what: string, value: unknown, known: readonly string[]): string {
  const written = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return `${what} \`${written.slice(0, 60)}\` is none of ${known.join(", ")}${suggestion(written, known)}`;
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
