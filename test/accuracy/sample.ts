import type { InventoryRow } from "../../server/src/recognise/inventory.ts";
import type { Share } from "./score.ts";

/** One drawn line and what a person says stands there; `part` counts the draws. */
export interface DrawnLine {
  readonly repository: string;
  readonly path: string;
  readonly line: number;
  /** In a notebook, where the line counts inside the cell. */
  readonly cell?: number;
  readonly label: "must" | "framework" | "implicit" | "retrieval" | "cross-file" | "none";
  readonly model?: string;
  readonly part: number;
}

const TOLERANCE = 2;

/** Lines of a sample file; a line that tells how the next ones were drawn starts a part. */
export function drawnLines(text: string): DrawnLine[] {
  let part = 0;
  return text.split("\n").flatMap((it): DrawnLine[] => {
    if (it.trim() === "") return [];
    const row = JSON.parse(it) as Omit<DrawnLine, "part"> & { readonly drawn?: string };
    if (row.drawn === undefined) return [{ ...row, part }];
    part++;
    return [];
  });
}

export interface SampleScore {
  readonly byLabel: ReadonlyMap<string, Share>;
  readonly model: Share;
  readonly wrong: readonly string[];
}

function place({ cell, line }: DrawnLine): string {
  return cell === undefined ? String(line) : `${cell}:${line}`;
}

/** Calls and retrievals near a line that has one count as found; on a line that has none, only one on that very line counts. */
export function scoreSample(lines: readonly DrawnLine[], rowsOf: (line: DrawnLine) => readonly InventoryRow[]): SampleScore {
  const byLabel = new Map<string, Share>();
  const model: Share = { found: 0, total: 0 };
  const wrong: string[] = [];
  for (const it of lines) {
    const wanted = it.label === "retrieval" ? "retrieval" : "call";
    const rows = rowsOf(it).filter((row) => row.kind === wanted || (it.label === "none" && row.kind === "retrieval"));
    const reach = it.label === "none" ? 0 : TOLERANCE;
    const near = rows
      .filter((row) => row.cell === (it.cell ?? row.cell) && Math.abs(row.line - it.line) <= reach)
      .sort((a, b) => Math.abs(a.line - it.line) - Math.abs(b.line - it.line));
    const share = byLabel.get(it.label) ?? { found: 0, total: 0 };
    share.total++;
    if (near.length > 0) share.found++;
    byLabel.set(it.label, share);
    if (near.length > 0 === (it.label === "none")) wrong.push(`${it.label} ${it.repository}/${it.path}:${place(it)}`);
    if (it.model === undefined || near.length === 0) continue;
    model.total++;
    if (near.some((row) => row.model === it.model)) model.found++;
    else wrong.push(`model ${it.model} but ${near[0]?.model} ${it.repository}/${it.path}:${place(it)}`);
  }
  return { byLabel, model, wrong };
}
