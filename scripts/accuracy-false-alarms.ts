import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Alarm, identity, sweep } from "../test/accuracy/personal-data/false-alarms.ts";

/**
 * Findings per MB, at warning or above, in documents and code that nobody here wrote: `node scripts/accuracy-false-alarms.ts
 * [--corpus .corpus] [--megabytes 10] [--seed N] [--contacts LIST] [--draw 50] [--show]`. Real contact data that was taken out by reading
 * stands, masked, in the list. `--draw` prints so many findings of both groups to be judged; the same value beside the same words
 * counts once.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: ".corpus" },
    megabytes: { type: "string", default: "10" },
    seed: { type: "string", default: "20261122" },
    contacts: { type: "string", default: "docs/tally/privacy-contact-data.jsonl" },
    draw: { type: "string", default: "0" },
    show: { type: "boolean", default: false },
  },
});

const contacts = new Set<string>();
if (existsSync(values.contacts))
  for (const line of readFileSync(values.contacts, "utf8").split("\n"))
    if (line.startsWith('{"repository"')) contacts.add(identity(JSON.parse(line) as Alarm));

const drawn = new Map<string, Alarm>();
for (const group of ["documents", "code"] as const) {
  const { files, megabytes, informing, alarms } = sweep(values.corpus, group, Number(values.megabytes) * 1e6, Number(values.seed));
  for (const it of alarms) drawn.set(`${it.repository} ${it.kind} ${it.masked} ${it.text.trim()}`, it);
  const left = alarms.filter((it) => !contacts.has(identity(it)));
  const per = (count: number) => (count / megabytes).toFixed(1);
  console.log(
    `${group.padEnd(9)} ${megabytes.toFixed(1)} MB in ${files} files: ${alarms.length} findings (${per(alarms.length)}/MB), without real contact data ${left.length} (${per(left.length)}/MB); ${informing} more among tests, where they inform`,
  );
  const kinds = new Map<string, number>();
  for (const { kind } of left) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(
    `  ${[...kinds]
      .sort(([, a], [, b]) => b - a)
      .map(([kind, found]) => `${kind} ${found}`)
      .join(", ")}`,
  );
  if (values.show) for (const it of left) console.log(`- ${JSON.stringify(it)}`);
}
const order = (key: string) => createHash("sha1").update(`${values.seed} ${key}`).digest("hex");
const sorted = [...drawn].map(([key, it]) => ({ it, by: order(key) })).sort((a, b) => (a.by < b.by ? -1 : 1));
for (const { it } of sorted.slice(0, Number(values.draw))) console.log(`draw ${JSON.stringify(it)}`);
