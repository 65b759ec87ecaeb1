import type { Problem } from "../model/document.ts";
import type { Span } from "../model/text.ts";
import { jsonComments, readJson } from "./data/json.ts";
import { type DataFile, type DataNode, entriesOf } from "./data/node.ts";
import { readYaml } from "./data/yaml.ts";
import type { Region } from "./format.ts";
import type { TemplateName } from "./template/languages.ts";

/** YAML or JSON, by the file's name. */
export function readData(path: string, source: string): DataFile & { readonly problems: readonly Problem[] } {
  const { root, problems } = /\.jsonc?$/i.test(path) ? readJson(source) : readYaml(source);
  return { root, problems: problems.map(({ message, span }) => ({ code: "parse", severity: "warning", message, span })) as never };
}

/** Names that template languages have in settings. */
const TEMPLATE_NAMES: { readonly [name: string]: TemplateName } = {
  jinja2: "jinja",
  jinja: "jinja",
  nunjucks: "jinja",
  handlebars: "handlebars",
  mustache: "mustache",
  liquid: "liquid",
  "semantic-kernel": "semantic-kernel",
  "f-string": "fstring",
};

export function templateNamed(name: string | null, otherwise: TemplateName | null): TemplateName | null {
  return name === null ? otherwise : (TEMPLATE_NAMES[name.toLowerCase()] ?? otherwise);
}

/**
 * Regions of a file of keys and values: entries that the format knows are its header or its examples, what stands between
 * entries is syntax. An entry that nobody knows is in no region: it counts as not understood.
 */
export function structureRegions(
  path: string,
  source: string,
  root: DataNode | null,
  known: ReadonlySet<string> | null,
  examples: ReadonlySet<string>,
): Region[] {
  const regions: Region[] = [];
  let at = 0;
  for (const entry of entriesOf(root).toSorted((a, b) => a.start - b.start)) {
    regions.push({ kind: "markup", start: at, end: Math.max(at, entry.start) });
    if (examples.has(entry.key)) regions.push({ kind: "example", start: entry.start, end: entry.end });
    else if (known === null || known.has(entry.key)) regions.push({ kind: "header", start: entry.start, end: entry.end });
    at = Math.max(at, entry.end);
  }
  if (root?.kind === "list") regions.push({ kind: "markup", start: 0, end: source.length });
  else if (root !== null) regions.push({ kind: "markup", start: at, end: endOfBlank(source, at) });
  return [...regions, ...commentsOf(path, source, root)];
}

/** Behind what is only blanks, brackets and comments: broken input after the last entry stays not understood. */
function endOfBlank(source: string, from: number): number {
  return from + (/^(?:[\s}\],]|#[^\n]*(?:\n|$)|---(?=\s)|\.\.\.(?=\s))*/.exec(source.slice(from))?.[0].length ?? 0);
}

function commentsOf(path: string, source: string, root: DataNode | null): Region[] {
  const spans = /\.jsonc?$/i.test(path) ? jsonComments(source) : yamlComments(source, root);
  return spans.map((it) => ({ kind: "comment", ...it }));
}

/** Lines that begin with `#` outside of every scalar. */
function yamlComments(source: string, root: DataNode | null): Span[] {
  const scalars: Span[] = [];
  const visit = (node: DataNode) => {
    if (node.kind === "list") node.items.forEach(visit);
    else if (node.kind === "record") for (const it of node.entries) visit(it.value);
    else scalars.push(node);
  };
  if (root !== null) visit(root);
  scalars.sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  let next = 0;
  for (const match of source.matchAll(/^[ \t]*#[^\n]*/gm)) {
    while (next < scalars.length && (scalars[next]?.end ?? 0) <= match.index) next++;
    const scalar = scalars[next];
    if (scalar === undefined || scalar.start > match.index) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
