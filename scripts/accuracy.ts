import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Checkout } from "../test/accuracy/checkout.ts";
import { drawn } from "../test/accuracy/draw.ts";
import { drawnLines, scoreSample } from "../test/accuracy/sample.ts";
import { type LabelledFile, type Share, score, spell } from "../test/accuracy/score.ts";
import { unmistakableLines } from "../test/accuracy/sweep.ts";

// Runs the inventory over a folder of checkouts named `<owner>+<name>`, scores it where labels exist, and lists call text that it lacks.
const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: ".corpus" },
    labels: { type: "string", default: "../shared/corpus/calls.jsonl" },
    show: { type: "string", default: "0" },
    sweep: { type: "string" },
    sample: { type: "string" },
    part: { type: "string" },
    draw: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const show = Number(values.show);

if (values.draw !== undefined) await draw(values.draw.split(","), Number(values.seed));
else if (values.sample !== undefined) await sampled(values.sample);
else if (values.sweep === undefined) await labelled();
else await swept(values.sweep);

/** Drawn lines with their labels; `--part N` takes one draw only. */
async function sampled(path: string): Promise<void> {
  const lines = drawnLines(readFileSync(path, "utf8")).filter((it) => values.part === undefined || it.part === Number(values.part));
  const checkouts = new Map<string, Checkout>();
  for (const { repository } of lines) {
    const root = join(values.corpus, repository.replace("/", "+"));
    if (!checkouts.has(repository) && existsSync(root)) checkouts.set(repository, await Checkout.open(root));
  }
  const present = lines.filter((it) => checkouts.get(it.repository)?.has(it.path));
  const { byLabel, model, wrong } = scoreSample(present, (it) => checkouts.get(it.repository)?.rows(it.path) ?? []);
  console.log(`${present.length} of ${lines.length} drawn lines are there; found, with 95 % interval`);
  for (const [label, at] of sorted(byLabel)) console.log(spell(label === "none" ? "lines without a call, flagged" : label, at));
  console.log(spell("model id right", model));
  for (const it of wrong.slice(0, show)) console.log(`  ${it}`);
}

/** Lines for a person to label, by seed alone: four a repository that look like calls, and four that may be anything. */
async function draw(repositories: readonly string[], seed: number): Promise<void> {
  for (const repository of repositories) {
    const checkout = await Checkout.open(join(values.corpus, repository.replace("/", "+")));
    const files = [...checkout.paths()].flatMap((path) => checkout.text(path) ?? []);
    for (const it of drawn(files, seed, { sure: 4, maybe: 4 })) console.log(JSON.stringify({ repository, ...it }));
  }
}

async function labelled(): Promise<void> {
  if (!existsSync(values.labels)) return console.log(`no labels at ${values.labels}`);
  const all = readFileSync(values.labels, "utf8")
    .split("\n")
    .filter((it) => it.trim() !== "")
    .map((it) => JSON.parse(it) as LabelledFile);
  const checkouts = new Map<string, Checkout>();
  for (const { repo } of all) {
    const root = join(values.corpus, repo.replace("/", "+"));
    if (!checkouts.has(repo) && existsSync(root)) checkouts.set(repo, await Checkout.open(root));
  }
  const present = all.filter((it) => checkouts.get(it.repo)?.has(it.path));
  const result = score(present, (it) => checkouts.get(it.repo)?.rows(it.path) ?? []);
  console.log(`${present.length} of ${all.length} labelled files are there; rate with 95 % interval`);
  console.log(spell("precision of calls", result.precision));
  console.log(spell("files without a call, flagged", result.cleanFlagged));
  for (const [name, at] of sorted(result.recall)) console.log(spell(`recall ${name}`, at));
  for (const [name, at] of sorted(result.retrieval)) console.log(spell(`retrieval ${name}`, at));
  console.log(spell("model id right", result.model));
  for (const [title, list] of [
    ["missed", result.missed],
    ["not labelled", result.extra],
    ["model", result.wrongModel],
  ] as const)
    for (const it of list.slice(0, show)) console.log(`  ${title}: ${it}`);
}

async function swept(filter: string): Promise<void> {
  const total: Share = { found: 0, total: 0 };
  const lacking: string[] = [];
  let [files, sites, ranOut] = [0, 0, 0];
  for (const folder of readdirSync(values.corpus).sort()) {
    if (!new RegExp(filter).test(folder)) continue;
    const checkout = await Checkout.open(join(values.corpus, folder));
    for (const path of checkout.paths()) {
      files++;
      const read = checkout.facts(path);
      if (read === null) continue;
      sites += read.facts.bindings.sites.length;
      ranOut += read.facts.things.ranOut;
      if (read.facts.document.context === "test") continue;
      const lines = unmistakableLines(read.file.text);
      if (lines.length === 0) continue;
      const places = [...read.facts.document.calls, ...read.facts.document.retrievals].map(
        (it) => [lineOf(read.file.text, it.start), lineOf(read.file.text, it.calleeSpan.end)] as const,
      );
      for (const { line, text } of lines) {
        total.total++;
        if (places.some(([from, to]) => line >= from && line <= to)) total.found++;
        else lacking.push(`${folder}/${path}:${line} ${text.slice(0, 100)}`);
      }
    }
  }
  console.log(`${files} files; ${spell("call text in the inventory", total)}`);
  console.log(`${sites} calls of any kind; fuel ran out ${ranOut} times: ${((1000 * ranOut) / Math.max(1, sites)).toFixed(2)} in 1,000`);
  for (const it of lacking.slice(0, show)) console.log(`  lacks: ${it}`);
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
