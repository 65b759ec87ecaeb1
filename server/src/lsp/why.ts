import type { WorkspaceApi } from "../engine/api.ts";
import { verdictOf, type WhyRow } from "../engine/why.ts";
import { partAt } from "../model/source-file.ts";
import type { Analysis } from "./analysis.ts";
import type { WhyAnswer, WhyParams } from "./protocol.ts";

/** What the calls on a line resolved to, as lines of text. Empty where no call begins. */
export async function whyHere(analysis: Analysis, { position }: WhyParams, workspace: WorkspaceApi): Promise<WhyAnswer> {
  const source = await workspace.source(analysis.uri);
  const cell = source === null ? null : (partAt(source, analysis.within.start)?.cell ?? null);
  const { rows, problems } = await workspace.why(analysis.uri, position.line + 1, cell);
  return { lines: [...problems.map((it) => it.message), ...rows.flatMap(whyLines)] };
}

function whyLines(row: WhyRow): string[] {
  const { callee, trail, slots, wrapper } = row;
  return [
    `${callee}: ${verdictOf(row)}`,
    ...trail.map((it) => `  ${it}`),
    ...Object.entries(slots).map(([name, value]) => `  ${name} = ${value}`),
    ...(wrapper === null
      ? []
      : [
          "  If it calls a model, say so in prompt-hygiene.json:",
          `  "wrappers": [${JSON.stringify({ ...wrapper, slots: { prompt: 0 } })}]`,
        ]),
  ];
}
