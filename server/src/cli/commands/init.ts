import { join } from "node:path";
import { INITIAL_CONFIGURATION } from "../../engine/configuration/initial.ts";
import type { Arguments } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { writeNew, writeWhole } from "../files.ts";
import { json } from "../reporters/json.ts";
import type { Terminal } from "../terminal.ts";

export const CONFIGURATION_FILE = "prompt-hygiene.json";
const BASELINE_FILE = "prompt-hygiene.baseline.json";

/** `init`: a commented configuration; with `--baseline` also what there is today. Never overwrites without `--force`. */
export async function init(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const path = join(terminal.folder, CONFIGURATION_FILE);
  if (args.has("force")) await writeWhole(path, INITIAL_CONFIGURATION);
  else if (!(await writeNew(path, INITIAL_CONFIGURATION))) {
    terminal.err(`${CONFIGURATION_FILE} is there already; --force overwrites it\n`);
    return 2;
  }
  terminal.out(`Wrote ${CONFIGURATION_FILE}\n`);
  if (!args.has("baseline")) return 0;
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const reports = [];
  for await (const { report } of workspace.scanReported([uriOfPath(".", terminal)])) reports.push(report);
  const findings = reports.flatMap((it) =>
    it.findings.map((finding, at) => ({ finding, frame: it.frames[at] ?? { line: 1, lines: [] }, steps: [] })),
  );
  const report = {
    version: product.version,
    files: reports.length,
    findings,
    suppressed: 0,
    problems: [],
    fixed: null,
    rules: product.rules,
  };
  await writeWhole(join(terminal.folder, BASELINE_FILE), json(report));
  terminal.out(
    `Wrote ${BASELINE_FILE} with ${findings.length} finding${findings.length === 1 ? "" : "s"}; check --baseline ${BASELINE_FILE} shows what is new\n`,
  );
  return 0;
}
