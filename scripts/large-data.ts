/**
 * Peak memory of `check` on one large JSONL file: `large-data.ts [megabytes] [repeats]`, 200 and 1 without them; `repeats`
 * makes the rows longer. Builds the program that ships, writes
 * a file of chat rows into a folder of its own and deletes it. Exits with 1 above 150 MB.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const MOST = 150;
const [megabytes = 200, repeats = 1] = process.argv.slice(2).map(Number);
const root = resolve(import.meta.dirname, "..");
execFileSync(process.execPath, [join(root, "scripts/build.ts")], { cwd: root, stdio: "inherit" });

const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-rows-"));
try {
  const path = join(folder, "train.jsonl");
  const rows = write(path, megabytes * 1024 * 1024);
  // Said at the end by the process itself: the highest resident size it had, in kilobytes.
  const report = 'process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(report)}`, join(root, "dist/cli.js"), "check", "--format", "json", path],
    { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  const { findings, problems } = JSON.parse(stdout) as { findings: unknown[]; problems: { message: string }[] };
  console.log(`${megabytes} MB, ${rows} rows: ${findings.length} findings, exit ${status}, ${Math.round(performance.now() - started)} ms`);
  for (const { message } of problems) console.log(`  ${message}`);
  console.log(`peak memory ${Math.round(peak)} MB, at most ${MOST}`);
  process.exitCode = peak > 0 && peak <= MOST && problems.some((it) => it.message.includes("rows")) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Rows of about 400 characters, each another one; every hundredth with an address. */
function write(path: string, size: number): number {
  const file = openSync(path, "w");
  let [rows, written, block] = [0, 0, ""];
  while (written + block.length < size) {
    const who = rows % 100 === 7 ? `Write to petra.novak${rows}@seznam.cz. ` : "";
    const messages = [
      { role: "system", content: "You answer customers of a bicycle shop in at most three sentences." },
      {
        role: "user",
        content: `${who}Order ${rows} arrived with a bent wheel. ${"I would like another one. ".repeat(repeats + (rows % 7))}`,
      },
      { role: "assistant", content: `We are sorry about order ${rows}. A new wheel is on its way and arrives within a week.` },
    ];
    block += `${JSON.stringify({ messages })}\n`;
    rows++;
    if (block.length > 1 << 20) {
      written += writeSync(file, block);
      block = "";
    }
  }
  writeSync(file, block);
  closeSync(file);
  return rows;
}
