/**
 * What an edit of one file costs the files that import it: the time until a dependant is read again, as a multiple of the lowering of
 * the edited file and of the reference workload, after edits that change nothing exported and after one that does; and the memory
 * that a scan of a large project leaves. `node test/bench/link.ts [FILES = 10000]`.
 */
import { Languages } from "../../server/src/languages/index.ts";
import { Disk, projectOf } from "../soak/project.ts";
import { workspaceOn } from "../soak/soak.ts";
import { grammarAsset } from "../support/languages.ts";
import { Random } from "../support/mutation.ts";
import { ROOT, uriOf } from "../support/workspace.ts";
import { median, reference } from "./reference.ts";

const ROUNDS = 200;
const WARM_UP = 200;
const EDITED = "src/shared/chat.py";

const unit = reference();
const disk = new Disk(projectOf(100, new Random(1)));
const text = disk.get(EDITED) ?? "";
const dependant = [...disk.keys()].find((it) => it.includes("service_")) ?? "";

const EDITS: readonly (readonly [what: string, edit: (round: number) => string])[] = [
  ["changes nothing exported, a comment behind its declarations", (round) => `${text}\n# note ${round}\n`],
  ["changes nothing exported and moves all declarations", (round) => `# note ${"x".repeat(round % 7)}\n${text}`],
  ["changes an export", (round) => text.replace("def ask(prompt,", `def ask(prompt, option_${round}=None,`)],
];

const languages = new Languages(grammarAsset);
await languages.prepare(EDITED);
const workspace = workspaceOn(disk);
workspace.open(uriOf(EDITED), text);
workspace.open(uriOf(dependant), disk.get(dependant) ?? "");

// In turn, so that whatever else the machine does is shared by all that is compared.
const lowering: number[] = [];
const taken = EDITS.map((): number[] => []);
for (let round = 0; round < ROUNDS + WARM_UP; round++) {
  lowering.push(await timed(() => languages.lower(`bench:///${round}`, EDITED, text)));
  for (const [i, [, edit]] of EDITS.entries()) {
    workspace.change(uriOf(EDITED), text);
    await workspace.document(uriOf(dependant));
    workspace.change(uriOf(EDITED), edit(round));
    taken[i]?.push(await timed(() => workspace.document(uriOf(dependant))));
  }
}
const base = median(lowering.slice(WARM_UP));
console.log(`reference workload ${unit.toFixed(1)} ms, lowering of ${EDITED} ${base.toFixed(2)} ms; ${ROUNDS} rounds`);
for (const [i, [what]] of EDITS.entries()) {
  const value = median(taken[i]?.slice(WARM_UP) ?? []);
  const times = `${(value / base).toFixed(2)} x lowering, ${(value / unit).toFixed(3)} x reference`;
  console.log(`dependant after an edit that ${what}: ${value.toFixed(2)} ms (${times}${i === 0 ? "; target 2 x lowering" : ""})`);
}

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

async function timed(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
