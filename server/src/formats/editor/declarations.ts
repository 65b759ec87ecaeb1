import type { SourceFile } from "../../model/source-file.ts";
import type { Span } from "../../model/text.ts";
import { type DataNode, entriesOf, get, itemsOf, textOf } from "../data/node.ts";
import type { Companions, PromptFile } from "../format.ts";
import { readFrontMatter } from "../front-matter.ts";
import { readData } from "../structure.ts";
import { loopsIn } from "../template/loops.ts";

/** Where a name is given: the name itself. */
export interface Declaration extends Span {
  readonly name: string;
  /** For people: `input`, `sample`, `loop`. */
  readonly kind: "input" | "sample" | "loop" | "assignment";
  /** Another file than the prompt's own. */
  readonly uri?: string;
  /** What its author says of it; null without a word. */
  readonly description: string | null;
  /** Where the name holds, when it is not the whole file. */
  readonly scope?: Span;
}

/** What of a prompt file is looked at. */
export type ReadPrompt = Pick<PromptFile, "format" | "prompts" | "regions">;

type Kind = Declaration["kind"];

/** What settings, loops and assignments of a prompt file declare, in the order of the text; those of other files come last. */
export function declarationsOf(file: SourceFile, read: ReadPrompt, companions: Companions): Declaration[] {
  const own = [...settingsOf(file, read, companions), ...loopsOf(file.text, read), ...assignmentsOf(file.text, read)];
  return own.toSorted((a, b) => Number(a.uri !== undefined) - Number(b.uri !== undefined) || a.start - b.start);
}

function settingsOf(file: SourceFile, read: ReadPrompt, companions: Companions): Declaration[] {
  switch (read.format) {
    case "prompty": {
      const { root } = readFrontMatter(file.text, { blanksBefore: true });
      return [...named(file.text, get(root, "inputs"), "input"), ...keys(get(root, "sample"), "sample")];
    }
    case "dotprompt": {
      const input = get(readFrontMatter(file.text, { blanksBefore: true }).root, "input");
      const schema = get(input, "schema");
      return [...picoschema(get(schema, "properties") ?? schema), ...keys(get(input, "default"), "sample")];
    }
    case "semantic-kernel": {
      const config = companions("config.json");
      if (config === undefined) return [];
      const { root } = readData("config.json", config.text);
      const variables = get(root, "input_variables") ?? get(root, "input", "parameters");
      return named(config.text, variables, "input").map((it) => ({ ...it, uri: config.uri }));
    }
    case "semantic-kernel-yaml":
      return named(file.text, get(readData(file.path, file.text).root, "input_variables"), "input");
    case "langchain":
      return itemsOf(get(readData(file.path, file.text).root, "input_variables")).flatMap((it) => textNode(file.text, it, "input", null));
    case "promptfoo": {
      const { root } = readData(file.path, file.text);
      const tests = [get(root, "defaultTest"), ...itemsOf(get(root, "tests"))];
      return tests.flatMap((it) => keys(get(it, "vars"), "sample"));
    }
    case "github-models":
      return itemsOf(get(readData(file.path, file.text).root, "testData")).flatMap((it) => keys(it, "sample"));
    case "baml":
      return parametersOfFunctions(file.text);
    default:
      return [];
  }
}

/** `inputs: {name: {description}}`, and `- name: x` in a list. */
function named(source: string, node: DataNode | null, kind: Kind): Declaration[] {
  if (node?.kind === "record")
    return node.entries.flatMap(({ key, keySpan, value }) => declaration(key, keySpan, kind, textOf(get(value, "description"))));
  return itemsOf(node).flatMap((it) => {
    const name = get(it, "name");
    return name === null ? [] : textNode(source, name, kind, textOf(get(it, "description")));
  });
}

function keys(node: DataNode | null, kind: Kind): Declaration[] {
  return entriesOf(node).flatMap(({ key, keySpan }) => declaration(key, keySpan, kind, null));
}

/** `name?: string, what it is` and `guests(array, who comes): string`. */
function picoschema(node: DataNode | null): Declaration[] {
  return entriesOf(node).flatMap(({ key, keySpan, value }) => {
    const name = /^[A-Za-z_]\w*/.exec(key)?.[0];
    if (name === undefined) return [];
    const said = textOf(get(value, "description")) ?? /^[^,]{1,60},\s*(.+)/s.exec(textOf(value) ?? "")?.[1] ?? null;
    const [start, end] =
      key.length === keySpan.end - keySpan.start ? [keySpan.start, keySpan.start + name.length] : [keySpan.start, keySpan.end];
    return declaration(name, { start, end }, "input", said);
  });
}

function textNode(source: string, node: DataNode, kind: Kind, description: string | null): Declaration[] {
  const name = textOf(node);
  if (name === null) return [];
  const at = source.slice(node.start, node.end).indexOf(name);
  const start = at < 0 ? node.start : node.start + at;
  return declaration(name, { start, end: at < 0 ? node.end : start + name.length }, kind, description);
}

function declaration(name: string, { start, end }: Span, kind: Kind, description: string | null): Declaration[] {
  return /^[A-Za-z_][\w-]{0,99}$/.test(name) ? [{ name, start, end, kind, description }] : [];
}

/** `function Name(a: string, b: int) -> T`. A parameter holds in the braces behind, which run to the next declaration. */
function parametersOfFunctions(source: string): Declaration[] {
  return [...source.matchAll(/^function\s{1,20}\w{1,100}\s{0,20}\(([^()]{0,2000})\)/gm)].flatMap((match) => {
    const inside = match.index + match[0].length - 1 - (match[1]?.length ?? 0);
    const next = source.slice(inside).search(/^(?:function|class|enum|client|test|template_string|generator|retry_policy)\s/m);
    const scope = { start: match.index, end: next < 0 ? source.length : inside + next };
    return [...(match[1] ?? "").matchAll(/(?:^|,)\s{0,200}([A-Za-z_]\w{0,99})\s{0,20}:/g)].map((it): Declaration => {
      const start = inside + it.index + it[0].search(/[A-Za-z_]/);
      const name = it[1] ?? "";
      return { name, start, end: start + name.length, kind: "input", description: null, scope };
    });
  });
}

/** What loops bring holds in the loop. */
function loopsOf(source: string, read: ReadPrompt): Declaration[] {
  return read.prompts.flatMap(({ holes }) =>
    loopsIn(source, holes).flatMap(({ names, scope }) =>
      names.map((it): Declaration => ({ ...it, kind: "loop", description: null, scope })),
    ),
  );
}

/** `{% set name = … %}`, `{% assign name = … %}`: the name holds from there on, and here for the whole file. */
function assignmentsOf(source: string, read: ReadPrompt): Declaration[] {
  return read.regions.flatMap((region) => {
    if (region.kind !== "control") return [];
    // Tags side by side are one region.
    return [...source.slice(region.start, region.end).matchAll(/\{%[-+]?\s{0,20}(?:set|assign|capture)\s{1,20}([A-Za-z_]\w{0,99})/g)].map(
      (it): Declaration => {
        const end = region.start + it.index + it[0].length;
        const name = it[1] ?? "";
        return { name, start: end - name.length, end, kind: "assignment", description: null };
      },
    );
  });
}
