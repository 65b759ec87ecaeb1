/**
 * Instructions of a prompt of 200 KB, an edit in it as the engine answers it, and twins among 10,000 prompt files: as multiples of the reference
 * workload, and how the time grows with the size. Times are processor time, median of three rounds.
 */
import { twinsAcross } from "../../server/src/analysis/instructions/across.ts";
import { readInstructions } from "../../server/src/analysis/instructions/read.ts";
import type { Prompt } from "../../server/src/model/document.ts";
import { plainText } from "../../server/src/model/prompt-text.ts";
import { rules } from "../../server/src/rules/index.ts";
import { workspaceOver } from "../accuracy/checkouts.ts";
import { milliseconds } from "./personal-data.ts";
import { reference } from "./reference.ts";

const ROUNDS = 30;
const unit = milliseconds(() => void reference(), 1) / ROUNDS;
console.log(`reference workload ${unit.toFixed(1)} ms`);
const figure = (time: number) => `${time.toFixed(0)} ms (${(time / unit).toFixed(2)} x)`;

const growth = (list: readonly number[]) =>
  list
    .slice(1)
    .map((it, at) => (it / (list[at] ?? 1)).toFixed(2))
    .join(", ");

const VERBS = "Check Name Give Send Read Compare Offer Explain List Confirm".split(" ");
const THINGS = "invoice order parcel address refund label carrier weight price receipt basket voucher stamp quote permit".split(" ");
const TAILS = [
  "before you answer the customer",
  "in the first sentence",
  "with the day and the amount",
  "as the handbook has it",
  "when the mail asks for it",
];

/** Sentences of a service's prompt, one in twelve said before, in sections of twenty; the same for the same seed. */
function promptText(bytes: number, seed: number): string {
  let state = seed;
  const pick = <Item>(list: readonly Item[]): Item => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[state % list.length] as Item;
  };
  const lines: string[] = [];
  const said: string[] = [];
  for (let size = 0, at = 0; size < bytes; at++) {
    if (at % 20 === 0) lines.push("", `# Rules ${at / 20}`, "");
    const fresh = `${at % 7 === 0 ? "Do not skip: " : ""}${pick(VERBS)} the ${pick(THINGS)} and the ${pick(THINGS)} of case ${at * 7 + seed} ${pick(TAILS)}.`;
    const line = at % 12 === 11 ? pick(said) : fresh;
    said.push(line);
    lines.push(`- ${line}`);
    size += line.length + 3;
  }
  return lines.join("\n");
}

function promptOf(text: string, at: number): Prompt {
  const span = { start: 0, end: text.length };
  const message = { role: "system" as const, text: plainText(text, span), example: false, conditional: false, repeated: false, ...span };
  return { id: `p${at}`, name: null, messages: [message], holes: [], model: null, slots: {}, tools: [], schema: null, call: null, ...span };
}

const count = (text: string) => text.length >> 2;
const times: number[] = [];
for (const size of [50_000, 100_000, 200_000, 400_000]) {
  const prompt = promptOf(promptText(size, 1), 0);
  let found = { units: 0, twins: 0 };
  const time = milliseconds(() => {
    const { units, twins } = readInstructions(prompt, "a.md", count);
    found = { units: units.length, twins: twins.length };
  });
  if (found.twins === 0) throw new Error("the measured prompt has twins, and none was found");
  times.push(time);
  console.log(`prompt of ${size / 1000} KB: ${figure(time)}, ${found.units} units, ${found.twins} twins`);
}
console.log(`growth over each doubling: ${growth(times)}`);

const family = rules.map((it) => it.id).filter((it) => it.startsWith("instructions/"));
const workspace = workspaceOver("examples", family);
const uri = new URL("examples/prompts/bench.prompt.md", `file://${process.cwd()}/`).href;
const text = promptText(200_000, 1);
workspace.open(uri, text);
await workspace.lint(uri, { named: true });
const edits: number[] = [];
for (let key = 0; key < 9; key++) {
  const at = text.indexOf("case ", text.length / 2) + 5;
  workspace.change(uri, `${text.slice(0, at)}${"9".repeat(key + 1)}${text.slice(at)}`);
  const started = process.cpuUsage();
  const { findings } = await workspace.lint(uri, { named: true });
  const { user, system } = process.cpuUsage(started);
  if (findings.length === 0) throw new Error("the measured prompt has findings, and none was reported");
  edits.push((user + system) / 1000);
}
console.log(`an edit in a prompt of 200 KB, all ${family.length} rules: ${figure(edits.toSorted((a, b) => a - b)[4] ?? 0)} (n=9)`);

const texts = Array.from({ length: 10_000 }, (_, at) => {
  // Every fourth file says what the one before it says.
  const prompt = promptOf(promptText(1_200, at % 4 === 3 ? at - 1 : at), at);
  return { prompt, model: readInstructions(prompt, "a.md", count) };
});
const across: number[] = [];
for (const files of [2_500, 5_000, 10_000]) {
  const [own, ...others] = texts.slice(0, files).toReversed();
  if (own === undefined) continue;
  const units = texts.slice(0, files).reduce((sum, it) => sum + it.model.units.length, 0);
  let found = 0;
  const time = milliseconds(() => {
    found = twinsAcross(own, others).length;
  }, 1);
  if (found === 0) throw new Error("the last file says what another one says, and nothing was found");
  across.push(time);
  console.log(`${files} prompt files compared for twins (${units} units, ${found} of the last one's said before): ${figure(time)}`);
}
console.log(`growth over each doubling: ${growth(across)}`);
