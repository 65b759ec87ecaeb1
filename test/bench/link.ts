/**
 * What an edit of one file costs the files that import it: the time until a dependant is read again, after an edit that changes
 * nothing exported and after one that does, as a multiple of the lowering of the edited file and of the reference workload; and
 * the memory that a scan of a large project leaves. `node test/bench/link.ts [FILES = 10000]`.
 */
import { Languages } from "../../server/src/languages/index.ts";

import { Disk, projectOf } from "../soak/project.ts";
import { workspaceOn } from "../soak/soak.ts";
import { grammarAsset } from "../support/languages.ts";
import { Random } from "../support/mutation.ts";
import { ROOT, uriOf } from "../support/workspace.ts";
import { median, reference } from "./reference.ts";

const ROUNDS = 21;
const WARM_UP = 10;
const EDITED = "src/shared/chat.py";

const unit = reference();
const disk = new Disk(projectOf(100, new Random(1)));
const text = disk.get(EDITED) ?? "";
const dependant = [...disk.keys()].find((it) => it.includes("service_")) ?? "";

const languages = new Languages(grammarAsset);
await languages.prepare(EDITED);
const lowering = median(times((round) => void languages.lower(`bench:///${round}`, EDITED, text)));

const workspace = workspaceOn(disk);
workspace.open(uriOf(EDITED), text);
workspace.open(uriOf(dependant), disk.get(dependant) ?? "");
const same = await relinked((round) => `${text}\n# note ${round}\n`);
const other = await relinked((round) => text.replace("def ask(prompt,", `def ask(prompt, option_${round}=None,`));
const figure = (value: number) =>
  `${value.toFixed(2)} ms (${(value / lowering).toFixed(2)} x lowering, ${(value / unit).toFixed(2)} x reference)`;
console.log(`reference workload ${unit.toFixed(1)} ms, lowering of ${EDITED} ${lowering.toFixed(2)} ms; ${ROUNDS} rounds`);
console.log(`dependant after an edit that changes nothing exported: ${figure(same)} (target 2 x lowering)`);
console.log(`dependant after an edit that changes an export: ${figure(other)}`);

const files = Number(process.argv[2] ?? 10_000);
const large = workspaceOn(new Disk(projectOf(files, new Random(2))));
const before = process.memoryUsage();
let findings = 0;
for await (const it of large.scan([ROOT])) findings += it.findings.length;
const after = process.memoryUsage();
const megabytes = (bytes: number) => `${Math.round(bytes / (1024 * 1024))} MB`;
console.log(
  `${files} files, ${findings} findings: heap ${megabytes(after.heapUsed - before.heapUsed)} more, ${megabytes(after.rss)} resident`,
);

/** Milliseconds of the whole dependant's reading, its own text unchanged. */
async function relinked(edit: (round: number) => string): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    workspace.change(uriOf(EDITED), edit(round));
    const started = performance.now();
    await workspace.document(uriOf(dependant));
    if (round >= WARM_UP) taken.push(performance.now() - started);
  }
  return median(taken);
}

function times(run: (round: number) => void): number[] {
  return Array.from({ length: ROUNDS + WARM_UP }, (_, round) => {
    const started = performance.now();
    run(round);
    return performance.now() - started;
  }).slice(WARM_UP);
}
