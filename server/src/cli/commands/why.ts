import { verdictOf, type WhyRow } from "../../engine/why.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { type Paint, painter, type Terminal } from "../terminal.ts";

const HOW_KNOWN = {
  resolved: "receiver resolved",
  unconfirmed: "by an entry from memory: no finding above info",
  shape: "known by its shape alone",
} as const;

/** `why FILE:LINE`: what the calls on a line resolved to, and what is missing where one is not seen. */
export async function why(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json"]);
  const [, path = "", cell, line = ""] = /^(.+?)(?:#cell(\d{1,6}))?:(\d{1,7})$/.exec(args.paths[0] ?? "") ?? [];
  if (path === "" || args.paths.length > 1) throw new UsageError("why needs one FILE:LINE");
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const { rows, problems } = await workspace.why(uriOfPath(path, terminal), Number(line), cell === undefined ? null : Number(cell));
  const place = cell === undefined ? path : `${path}#cell${cell}`;
  for (const { message } of problems) terminal.err(`${path}: ${message}\n`);
  if (problems.length > 0) return 2;
  if (format === "json") terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) terminal.out(`${place}:${line}: no call begins on this line.\n`);
  else terminal.out(rows.map((it) => block(it, place, painter(terminal.colour))).join("\n"));
  return 0;
}

function block(row: WhyRow, place: string, paint: Paint): string {
  const { line, callee, seen, trail, slots, wrapper } = row;
  const verdict = paint(verdictOf(row), seen === null && row.makes === null ? "yellow" : "green");
  const lines = [
    `${paint(`${place}:${line}`, "bold")} ${callee}`,
    `  ${verdict}${seen === null ? "" : `, ${seen.via}, ${HOW_KNOWN[seen.confidence]}`}`,
  ];
  for (const it of trail) lines.push(`  ${paint("·", "cyan")} ${it}`);
  const names = Object.keys(slots);
  const width = Math.max(0, ...names.map((it) => it.length));
  for (const name of names) lines.push(`    ${name.padEnd(width)}  ${slots[name]}`);
  if (seen === null && wrapper !== null) {
    lines.push(
      "  If it calls a model, say so in prompt-hygiene.json:",
      `    "wrappers": [${JSON.stringify({ ...wrapper, slots: { prompt: 0 } })}]`,
    );
  }
  return `${lines.join("\n")}\n`;
}
