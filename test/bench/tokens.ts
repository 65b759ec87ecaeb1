/**
 * Counting: the first count of a fresh process, long and awkward texts beside tiktoken, an edit of a long document:
 * `node test/bench/tokens.ts`. Times are medians in milliseconds, and multiples of the reference workload.
 */
import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { assets } from "../../scripts/assets.ts";
import { Counter } from "../../server/src/analysis/tokens/counter.ts";
import { Encoding } from "../../server/src/analysis/tokens/encoding.ts";
import { rankAsset } from "../../server/src/analysis/tokens/rank-file.ts";
import { oracle, seeded } from "../support/oracle.ts";
import { median, reference } from "./reference.ts";

const NAME = "o200k_base";
const WORDS =
  "answer customer question language order refund policy section supervisor delivery document summary decision invoice address warehouse shipment reader case field schema unknown approve promise carrier confirm quote support weekday internationalisation".split(
    " ",
  );
const HAN =
  "请用提问的语言回答不要超过三句话如果缺少订单号询问一次并等待复退款需要主管批准引据政策条款摘先写决定再由谁作出以及原因承诺运人尚未确认送货日期";

function ranks(): Uint8Array {
  const bytes = assets.get(rankAsset(NAME))?.();
  if (bytes === undefined) throw new Error(`no ranks of ${NAME}`);
  return bytes;
}

/** Sentences of random words, in lines of a paragraph each. */
function prose(units: number): string {
  const random = seeded(3);
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? "";
  const parts: string[] = [];
  for (let length = 0; length < units; ) {
    const sentence = Array.from({ length: 6 + Math.floor(random() * 12) }, word).join(" ");
    parts.push(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${random() < 0.2 ? "\n\n" : " "}`);
    length += sentence.length + 2;
  }
  return parts.join("").slice(0, units);
}

function chinese(units: number): string {
  const random = seeded(4);
  return Array.from({ length: units }, (_, index) => (index % 17 === 16 ? "，" : (HAN[Math.floor(random() * HAN.length)] ?? ""))).join("");
}

function timed(rounds: number, work: () => unknown): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** In its own process: nothing is compiled yet. Prints the time of the processor until the first count is there. */
function firstCount(theirs: boolean): void {
  const bytes = ranks();
  const text = "Answer the customer in the language of the question and keep to three sentences.";
  const start = process.cpuUsage();
  if (theirs) oracle(NAME)(text);
  else new Counter(NAME, bytes).count(text);
  const { user, system } = process.cpuUsage(start);
  console.log((user + system) / 1000);
}

function main(): void {
  const unit = reference();
  const shown = (milliseconds: number) => `${milliseconds.toFixed(1)} ms (${(milliseconds / unit).toFixed(2)} x reference)`;
  console.log(`reference workload: ${unit.toFixed(1)} ms`);
  const [fresh, theirFresh] = ["--first", "--first-theirs"].map((which) =>
    median(Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, [import.meta.filename, which], { encoding: "utf8" })))),
  ) as [number, number];
  console.log(
    `first count in a fresh process, rank data read, processor time: ${shown(fresh)}, tiktoken ${theirFresh.toFixed(0)} ms, ${(theirFresh / fresh).toFixed(1)} times as long`,
  );

  const bytes = ranks();
  const encoding = new Encoding(NAME, bytes);
  const theirs = oracle(NAME);
  const texts: readonly (readonly [string, string, number])[] = [
    ["5 MB of prose", prose(5_000_000), 3],
    ["1 MB of Chinese (in bytes)", chinese(333_333), 3],
    ["20 KB of one character", "-".repeat(20_000), 3],
    ["200 KB of one character", "-".repeat(200_000), 1],
  ];
  for (const [name, text, rounds] of texts) {
    const ours = timed(rounds, () => encoding.count(text));
    // At 200 KB of one character tiktoken takes half a minute and more: the time at 20 KB stands a hundred times.
    const whole = name.startsWith("200 KB") ? 100 * timed(1, () => theirs(text.slice(0, 20_000))) : timed(rounds, () => theirs(text));
    console.log(
      `${name}: ${shown(ours)}, tiktoken ${whole.toFixed(0)} ms, ${(whole / ours).toFixed(1)} times as long${name.startsWith("200 KB") ? " (extrapolated)" : ""}`,
    );
  }
  console.log(`5,000,000 of one character: ${shown(timed(1, () => encoding.count("a".repeat(5_000_000))))}`);

  const counter = new Counter(NAME, bytes);
  const random = seeded(5);
  let text = prose(1_000_000);
  counter.count(text);
  const edits = Array.from({ length: 300 }, () => {
    const at = Math.floor(random() * text.length);
    text = `${text.slice(0, at)}x${text.slice(at + 1)}`;
    text.charCodeAt(0);
    return timed(1, () => counter.count(text));
  }).toSorted((a, b) => a - b);
  console.log(
    `an edit of 1 MB of prose: p50 ${shown(edits[150] ?? 0)}, p95 ${(edits[285] ?? 0).toFixed(1)} ms, max ${(edits[299] ?? 0).toFixed(1)} ms`,
  );
}

if (process.argv[2]?.startsWith("--first")) firstCount(process.argv[2] === "--first-theirs");
else if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
