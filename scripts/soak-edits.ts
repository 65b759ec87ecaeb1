/**
 * Edits a made project at random (rename, move, delete, half-typed code, undo ...) and compares findings and inventory with
 * those of a fresh process at every checkpoint, byte for byte.
 *
 *     npm run soak [-- EDITS = 2000 FILES = 300 CHECKPOINTS = 40 SEED = 1]
 */
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Moment } from "../test/soak/simulation.ts";
import { freshly, soak } from "../test/soak/soak.ts";

const self = fileURLToPath(import.meta.url);

/** The same question to a process that has seen nothing before. */
async function inFreshProcess({ disk, open }: Moment): Promise<readonly string[]> {
  const child = spawn(process.execPath, ["--no-warnings", self, "--fresh"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify({ disk: [...disk], open: [...open] }));
  const answer: unknown = JSON.parse(await text(child.stdout));
  if (!Array.isArray(answer)) throw new Error("a fresh process gave no answer");
  return answer.map(String);
}

if (process.argv[2] === "--fresh") {
  const { disk, open } = JSON.parse(await text(process.stdin)) as { disk: [string, string][]; open: [string, string][] };
  process.stdout.write(JSON.stringify(await freshly({ disk: new Map(disk), open: new Map(open) })));
} else {
  const [edits = 2_000, files = 300, checkpoints = 40, seed = 1] = process.argv.slice(2).map(Number);
  const started = performance.now();
  const progress = (checkpoint: number, lines: number) => console.log(`checkpoint ${checkpoint}: ${lines} lines compared`);
  const outcome = await soak({ edits, files, checkpoints, seed, fresh: inFreshProcess, progress });
  for (const it of outcome.differences.slice(0, 20)) console.log(it);
  console.log([...outcome.made].map(([kind, count]) => `${count} ${kind}`).join(", "));
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${outcome.edits} edits over ${files} files (seed ${seed}), ${outcome.checkpoints} checkpoints, ${outcome.lines} lines, ${outcome.differences.length} differ, ${seconds} s`,
  );
  process.exitCode = outcome.differences.length === 0 && outcome.checkpoints === checkpoints ? 0 : 1;
}
