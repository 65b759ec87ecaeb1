import type { InventoryRow } from "../../server/src/recognise/inventory.ts";

/** Labels of one file, as the corpus holds them. */
export interface LabelledFile {
  readonly repo: string;
  readonly path: string;
  readonly lang: string;
  readonly calls: readonly CallLabel[];
  readonly retrievals: readonly RetrievalLabel[];
}

interface Place {
  readonly line: number;
  readonly cell?: number | null;
  readonly raw_line?: number;
  readonly alt_lines?: readonly number[];
}

export interface CallLabel extends Place {
  readonly callee: string;
  readonly model?: unknown;
  readonly via: string;
  readonly detectable: string;
  readonly optional: boolean;
}

export interface RetrievalLabel extends Place {
  readonly callee?: string;
  readonly implicit: boolean;
}

export interface Share {
  found: number;
  total: number;
}

export interface Score {
  readonly files: number;
  readonly precision: Share;
  readonly cleanFlagged: Share;
  /** By `language tier`; `all must` is over every language. */
  readonly recall: Map<string, Share>;
  readonly retrieval: Map<string, Share>;
  readonly model: Share;
  readonly missed: string[];
  readonly extra: string[];
  readonly wrongModel: string[];
}

const TOLERANCE = 2;
const TIER_OF_VIA: { readonly [via: string]: string } = {
  direct: "must",
  raw_http: "must",
  decorated: "must",
  framework: "framework",
  implicit: "implicit",
  wrapper: "cross-file",
};
/** Languages that have a lowering. */
const READ = new Set(["python", "typescript", "javascript", "tsx", "jsx", "ipynb", "notebook", "python-notebook", "go", "java", "csharp"]);

function tierOf(call: CallLabel): string {
  if (call.optional) return "optional";
  return call.detectable === "file" ? (TIER_OF_VIA[call.via] ?? "must") : "cross-file";
}

/** Lines between a label and a row, or null where they cannot be the same. */
function distance(label: Place, row: InventoryRow): number | null {
  if (label.cell !== null && label.cell !== undefined) {
    if (row.cell !== null) return row.cell === label.cell ? Math.abs(row.line - label.line) : null;
    return label.raw_line ? Math.abs(row.line - label.raw_line) : null;
  }
  return Math.min(...[label.line, ...(label.alt_lines ?? [])].map((at) => Math.abs(row.line - at)));
}

/** Pairs each label with its nearest free row; returns the pairs and the rows left over. */
function match<Label extends Place>(
  labels: readonly Label[],
  rows: readonly InventoryRow[],
): { pairs: (readonly [Label, InventoryRow | null])[]; free: InventoryRow[] } {
  const free = [...rows];
  const pairs = labels.map((label): readonly [Label, InventoryRow | null] => {
    let best = -1;
    let least = TOLERANCE + 1;
    for (const [i, row] of free.entries()) {
      const lines = distance(label, row);
      if (lines !== null && lines < least) [best, least] = [i, lines];
    }
    return [label, best < 0 ? null : (free.splice(best, 1)[0] ?? null)];
  });
  return { pairs, free };
}

export function score(files: readonly LabelledFile[], rowsOf: (file: LabelledFile) => readonly InventoryRow[]): Score {
  const result: Score = {
    files: files.length,
    precision: share(),
    cleanFlagged: share(),
    recall: new Map(),
    retrieval: new Map(),
    model: share(),
    missed: [],
    extra: [],
    wrongModel: [],
  };
  for (const file of files) {
    const place = `${file.repo}/${file.path}`;
    const rows = rowsOf(file);
    const calls = rows.filter((it) => it.kind === "call");
    const ordered = file.calls.toSorted((a, b) => Number(tierOf(a) !== "must") - Number(tierOf(b) !== "must"));
    const { pairs, free } = match(ordered, calls);
    for (const [label, row] of pairs) {
      const tier = tierOf(label);
      for (const group of READ.has(file.lang) ? [file.lang, "read", "all"] : [file.lang, "all"])
        count(result.recall, `${group} ${tier}`, row !== null);
      if (row === null) {
        if (tier !== "optional") result.missed.push(`${place}:${label.cell ?? ""}:${label.line} ${tier} ${label.callee}`);
        continue;
      }
      result.precision.found++;
      const { model } = label;
      // What a person could not read in this file either is no visible id.
      if (typeof model !== "string" || model === "" || /[( |]|^(dynamic|imported)$/.test(model)) continue;
      result.model.total++;
      if (row.model === model) result.model.found++;
      else result.wrongModel.push(`${place}:${label.cell ?? ""}:${label.line} ${model} but ${row.model}`);
    }
    result.precision.total += calls.length;
    result.extra.push(...free.map((it) => `${place}:${it.cell ?? ""}:${it.line} ${it.sdk} ${it.callee}`));
    if (file.calls.length === 0) {
      result.cleanFlagged.total++;
      if (calls.length > 0) result.cleanFlagged.found++;
    }
    const retrievals = match(
      file.retrievals,
      rows.filter((it) => it.kind === "retrieval"),
    );
    for (const [label, row] of retrievals.pairs) {
      const kind = label.implicit ? "implicit" : "explicit";
      for (const group of READ.has(file.lang) ? ["read", "all"] : ["all"]) count(result.retrieval, `${group} ${kind}`, row !== null);
      if (row === null) result.missed.push(`${place}:${label.cell ?? ""}:${label.line} retrieval ${kind} ${label.callee ?? ""}`);
    }
  }
  return result;
}

function share(): Share {
  return { found: 0, total: 0 };
}

function count(into: Map<string, Share>, key: string, hit: boolean): void {
  const at = into.get(key) ?? share();
  into.set(key, { found: at.found + Number(hit), total: at.total + 1 });
}

/** 95 % interval of a share after Wilson. */
export function wilson({ found, total }: Share): readonly [low: number, high: number] {
  if (total === 0) return [0, 1];
  const z = 1.96;
  const p = found / total;
  const centre = p + (z * z) / (2 * total);
  const spread = z * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

export function spell(name: string, at: Share): string {
  const [low, high] = wilson(at);
  const rate = at.total === 0 ? "-" : (at.found / at.total).toFixed(3);
  return `${name.padEnd(34)} ${`${at.found}/${at.total}`.padStart(9)}  ${rate}  [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
