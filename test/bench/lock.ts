/** `lock` and `lock --check` over 10,000 prompts, 9,000 in files of their own and 1,000 in code: the shipped program, from start to exit. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/places.ts";
import { reference } from "./reference.ts";

const FILES = 9_000;
const IN_CODE = 1_000;

const unit = reference();
console.log(`reference workload ${unit.toFixed(1)} ms`);
const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-lock-"));
try {
  mkdirSync(join(folder, ".git"));
  for (let i = 0; i < FILES; i++) {
    const place = join(folder, `team${i % 90}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(
      join(place, `p${i}.prompt.md`),
      `---\nname: prompt ${i}\n---\nYou answer riders about topic ${i}.\n\nRefund within ${i} days.\n`,
    );
  }
  for (let i = 0; i < IN_CODE; i += 10) writeFileSync(join(folder, `app${i}.py`), code(i));
  time("lock", 0, `${FILES + IN_CODE} prompts`);
  console.log(`lock file: ${(statSync(join(folder, ".prompt-lock.json")).size / 1e6).toFixed(1)} MB`);
  time("lock --check", 0, `${FILES + IN_CODE} prompts as locked`);
  writeFileSync(
    join(folder, "team7", "p7.prompt.md"),
    "---\nname: prompt 7\n---\nYou answer riders about topic 7.\n\nRefund within 8 days.\n",
  );
  time("lock --check", 1, "1 word changed since lock 1 (-7 +8)");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function time(words: string, code: number, said: string): void {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli.js"), ...words.split(" ")], {
    cwd: folder,
    encoding: "utf8",
  });
  const took = performance.now() - started;
  if (status !== code || !stdout.includes(said))
    throw new Error(`${words} ended with ${status}, and said: ${stdout.slice(0, 400)}${stderr.slice(0, 400)}`);
  console.log(`${words}: ${(took / 1000).toFixed(1)} s (${(took / unit).toFixed(0)} x), exit ${status}, n = ${FILES + IN_CODE} prompts`);
}

function code(from: number): string {
  const functions = Array.from(
    { length: 10 },
    (_, i) =>
      `def ask${from + i}(question: str):\n    return client.responses.create(model="gpt-4.1", input=f"You answer riders about case ${from + i}.\\n\\n{question}")\n`,
  );
  return `from openai import OpenAI\n\nclient = OpenAI()\n\n\n${functions.join("\n\n")}`;
}
