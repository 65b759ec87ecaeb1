import type { Span } from "../../model/text.ts";
import type { Block } from "./blocks.ts";

const ANSWERED = /\n[ \t]*(?:answer|output|response|assistant|result|label|a)[ \t]*:[ \t]*\S/i;
const LABEL = /^[ \t]*([\p{Lu}][\p{L}\d _-]{0,24}):(?=\s|$)/u;
const FEWEST_ALIKE = 3;
const LONGEST_ANSWER = 4;
/**
 * Blocks without the few-shot examples that nobody marked: several paragraphs that end in an answer, several whose lines begin with the
 * same labels ("Message: …" and "Importance: …"), and parts between lines of dashes that share a frame. Linear.
 */
export function withoutShots(value: string, all: readonly Block[]): readonly Block[] {
  const framed = framesIn(value);
  const blocks = framed.length === 0 ? all : all.filter((it) => !framed.some(({ start, end }) => start <= it.start && it.end <= end));
  const paragraphs = blocks.filter((it) => it.kind === "paragraph");
  const shots = new Set(paragraphs.filter((it) => ANSWERED.test(value.slice(it.start, it.end))));
  if (shots.size < 2) shots.clear();
  const frames = new Map<string, Block[]>();
  for (const it of paragraphs) {
    const lines = value.slice(it.start, it.end).trimEnd().split("\n");
    const labels = lines.flatMap((line) => LABEL.exec(line)?.[1] ?? []);
    // The last label is the answer's: a word or a few.
    const answer = LABEL.exec(lines.at(-1) ?? "");
    if (labels.length < 2 || answer === null || (lines.at(-1) ?? "").slice(answer[0].length).trim().split(/\s+/).length > LONGEST_ANSWER)
      continue;
    const alike = frames.get(labels.join("\n"));
    if (alike) alike.push(it);
    else frames.set(labels.join("\n"), [it]);
  }
  for (const alike of frames.values()) if (alike.length >= FEWEST_ALIKE) for (const it of alike) shots.add(it);
  return blocks.filter((it) => !shots.has(it));
}

const DASHES = /^[ \t]*-{3,}[ \t]*$/gm;
const FEWEST_PARTS = 3;
const FEWEST_LINES = 2;
const SHORTEST_LINE = 24;

/** Three or more parts between lines of dashes that have whole lines in common: the last is the question, the others show how. */
function framesIn(value: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (const { 0: line, index } of value.matchAll(DASHES)) {
    parts.push({ start, end: index });
    start = index + line.length;
  }
  if (parts.length + 1 < FEWEST_PARTS) return [];
  const lines = [...parts, { start, end: value.length }].map(
    (it) =>
      new Set(
        value
          .slice(it.start, it.end)
          .split("\n")
          .map((line) => line.trim()),
      ),
  );
  const last = [...(lines.at(-1) ?? [])].filter((it) => it.length >= SHORTEST_LINE);
  const shots = parts.filter((_, at) => last.filter((it) => lines[at]?.has(it)).length >= FEWEST_LINES);
  return shots.length + 1 >= FEWEST_PARTS ? shots : [];
}
