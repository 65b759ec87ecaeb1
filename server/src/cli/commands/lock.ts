import { appendFile, readFile, stat } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { changedWords } from "../../engine/lock/drift.ts";
import type { LockState } from "../../engine/lock/scan.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { writeWhole } from "../files.ts";
import { Progress } from "../progress.ts";
import { type Paint, painter, type Terminal } from "../terminal.ts";

const UNION = ".prompt-lock.json merge=union";

/** `lock`: writes what the prompts are now; `lock --check`: names each that is not what was locked. */
export async function lock(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const roots = (args.paths.length === 0 ? ["."] : args.paths).map((it) => uriOfPath(it, terminal));
  const progress = new Progress(terminal);
  const { states, problems } = await workspace.locks(roots, progress.show.bind(progress));
  progress.clear();
  const unread = problems.filter((it) => it.severity === "error" && it.code !== "parse");
  for (const { path, message } of unread) terminal.err(`${path}: ${message}\n`);
  if (states.length === 0) {
    terminal.out("No prompts.\n");
    return unread.length > 0 ? 2 : 0;
  }
  const paint = painter(terminal.colour);
  const codes: number[] = [];
  for (const state of states) codes.push(args.has("check") ? checked(state, terminal, paint) : await written(state, terminal));
  return Math.max(unread.length > 0 ? 2 : 0, ...codes);
}

function checked(state: LockState, terminal: Terminal, paint: Paint): number {
  const { lock: known, problem, drifts, missing, gone, twice, entries } = state;
  const place = shownPath(state, terminal);
  if (known === null || problem !== null) {
    terminal.err(`${place}: ${problem ?? "there is no lock; `prompt-hygiene lock` writes one"}\n`);
    return 2;
  }
  for (const { entry, drift } of drifts) terminal.out(`${paint(nameOf(entry.id, entry.name), "bold")}: ${changedWords(drift)}\n`);
  for (const it of missing) terminal.out(`${paint(nameOf(it.id, it.name), "bold")}: not in the lock\n`);
  for (const it of gone) terminal.out(`${paint(it, "bold")}: in the lock, and gone\n`);
  for (const it of twice) terminal.out(`${paint(it, "bold")}: in the lock twice, as two branches left it\n`);
  const wrong = drifts.length + missing.length + gone.length + twice.length;
  terminal.out(
    wrong === 0
      ? `${place}: ${count(entries.length)} as locked\n`
      : `${place}: ${wrong} of ${count(entries.length)} not as locked; run what tests them, then \`prompt-hygiene lock\`\n`,
  );
  return wrong === 0 ? 0 : 1;
}

async function written(state: LockState, terminal: Terminal): Promise<number> {
  const { problem, next, entries, uri } = state;
  const place = shownPath(state, terminal);
  if (problem !== null) {
    terminal.err(`${place}: ${problem}; mend or delete it first\n`);
    return 2;
  }
  const path = fileURLToPath(uri);
  if ((await readFile(path, "utf8").catch(() => null)) !== next.text) await writeWhole(path, next.text);
  const changes = [`${next.added} new`, `${next.changed} changed`, `${next.removed} removed`];
  terminal.out(`${place}: ${count(entries.length)}, ${changes.join(", ")}\n`);
  if (await joinsBranches(dirname(path))) terminal.out(`.gitattributes: ${UNION}, so that branches that add prompts merge\n`);
  return 0;
}

/** Lines of two branches are put together by git itself, in a repository that does not say otherwise. */
async function joinsBranches(folder: string): Promise<boolean> {
  if ((await stat(join(folder, ".git")).catch(() => null)) === null) return false;
  const path = join(folder, ".gitattributes");
  const known = await readFile(path, "utf8").catch(() => "");
  if (known.split("\n").some((it) => it.trim().startsWith(".prompt-lock.json"))) return false;
  await appendFile(path, `${known === "" || known.endsWith("\n") ? "" : "\n"}${UNION}\n`);
  return true;
}

function shownPath({ uri }: LockState, { folder }: Terminal): string {
  try {
    return relative(folder, fileURLToPath(uri)).replaceAll("\\", "/");
  } catch {
    throw new UsageError("A lock lies on a disk");
  }
}

function nameOf(id: string, name: string): string {
  const path = id.slice(0, id.indexOf("#"));
  return name === "" ? path : `${path}, ${name.replace(/\s+/g, " ").slice(0, 60)}`;
}

function count(prompts: number): string {
  return prompts === 1 ? "1 prompt" : `${prompts} prompts`;
}
