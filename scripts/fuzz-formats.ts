import fc from "fast-check";
import { readPrompt } from "../server/src/formats/index.ts";
import { fixtures } from "../test/formats/fixtures.ts";
import { cases, check, messagesOf } from "../test/formats/round-trip.ts";

/**
 * Random edits of random spans over the fixtures of each format: `fuzz-formats.ts [cases a format] [format]`.
 * Prints per format how many were tried, written and wrong; exits with 1 if any was wrong.
 */
const [count = "10000", only] = process.argv.slice(2);
let failed = false;
const all = fixtures();
for (const format of new Set(all.map((it) => it.format))) {
  if (only !== undefined && format !== only) continue;
  const usable = all
    .filter((it) => it.format === format)
    .map((it) => ({ it, before: readPrompt(it.file, it.row, it.companions) }))
    .filter(({ before }) => messagesOf(before).length > 0);
  if (usable.length === 0) continue;
  const failures: string[] = [];
  let [edited, index] = [0, 0];
  for (const one of fc.sample(cases, { numRuns: Number(count), seed: 20251121 })) {
    const { it, before } = usable[index++ % usable.length] as (typeof usable)[number];
    const outcome = check(it, before, one);
    if (outcome.edited) edited++;
    if (outcome.failure !== null) failures.push(`${it.name}: ${outcome.failure}`);
  }
  console.log(`${format.padEnd(22)} ${index} cases, ${edited} written, ${failures.length} wrong`);
  for (const failure of failures.slice(0, only === undefined ? 2 : 12)) console.log(`  ${failure}`);
  failed ||= failures.length > 0;
}
process.exitCode = failed ? 1 : 0;
