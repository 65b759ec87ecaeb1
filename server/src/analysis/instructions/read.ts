import type { Message, Prompt } from "../../model/document.ts";
import { HOLE } from "../../model/prompt-text.ts";
import { contains, type Span } from "../../model/text.ts";
import { appealIn, isAbstention, isGround } from "./appeals.ts";
import { type Block, fencesIn, readBlocks } from "./blocks.ts";
import { branchesIn } from "./branches.ts";
import { contradictionsOf } from "./contradictions.ts";
import { courtesiesIn } from "./courtesies.ts";
import { deletionOf } from "./deletion.ts";
import { isDirective } from "./directive.ts";
import { formDemandIn } from "./echo.ts";
import { emphasisIn, levelsIn } from "./emphasis.ts";
import { isExplained, namesAlternative } from "./explained.ts";
import { type Prohibition, prohibitionIn } from "./guards.ts";
import { refusesByKeyword } from "./keyword-refusals.ts";
import { Leads } from "./leads.ts";
import { ABSOLUTE, ALTERNATIVE, CONDITION, INSISTENT, POLICY, REASON, TOPICS } from "./lexicon.ts";
import type { Guard, GuardKind, InstructionModel, Section, Unit } from "./model.ts";
import { positiveForm, withoutHalves } from "./positive.ts";
import { sharedRefusalsOf } from "./refusals.ts";
import { repeatsOf } from "./repeats.ts";
import { scopesOf } from "./scope.ts";
import { sentencesOf } from "./sentences.ts";
import { withoutShots } from "./shots.ts";
import { twinsOf } from "./similarity.ts";
import { toolDemandsOf } from "./tool-demands.ts";

/** Longer ones are no sentence: minified data, a pasted document. */
const LONGEST_SENTENCE = 2_000;
const FEWEST_WORDS = 2;
/** Sentences of a paragraph that is a rule on a line of its own, not prose. */
const SHORT_LINE = 3;

/**
 * Cuts a prompt into units of instruction. Assistant and tool messages and few-shot examples are data and give none.
 * @param count tokens of a text
 */
export function readInstructions(prompt: Prompt, path: string, count: (text: string) => number): InstructionModel {
  const units: Unit[] = [];
  const sections: Section[] = [];
  let fencedTokens = 0;
  prompt.messages.forEach((message, index) => {
    if (!instructs(message)) return;
    readMessage(message, index, units, sections, count);
    for (const { start, end } of fencesIn(message.text.value)) fencedTokens += count(message.text.value.slice(start, end));
  });
  const textOf = (it: Pick<Unit, "message" | "start" | "end">) => prompt.messages[it.message]?.text.value.slice(it.start, it.end) ?? "";
  units.forEach((unit, at) => {
    // What grounds an answer stands beside the plea for it.
    if (unit.appeal?.kind === "plea" && units.slice(Math.max(0, at - 2), at + 3).some((it) => it !== unit && isGround(textOf(it))))
      units[at] = { ...unit, appeal: null };
  });
  withoutHalves(units, sections, textOf);
  const scopes = scopesOf(prompt, sections);
  const title = sections.find((it) => it.depth === 1)?.title ?? "";
  const twins = twinsOf(units, textOf, scopes);
  return {
    units,
    sections,
    fencedTokens,
    twins,
    repeats: repeatsOf(units, twins),
    contradictions: contradictionsOf(units, textOf, scopes),
    sharedRefusals: sharedRefusalsOf(units, textOf),
    toolDemands: toolDemandsOf(units, textOf),
    abstains: prompt.messages.some((it) => it.role !== "tool" && isAbstention(it.text.value)),
    isPolicy: [prompt.name ?? "", title, path.replace(/[-_./]/g, " ")].some((it) => POLICY.test(it)),
  };
}

/** What the model said, what tools returned and what only shows is data. */
export function instructs({ example, role }: Message): boolean {
  return !example && role !== "assistant" && role !== "tool";
}

function readMessage({ text }: Message, message: number, units: Unit[], sections: Section[], count: (text: string) => number): void {
  const { value } = text;
  const open: { index: number; depth: number; tag: boolean }[] = [];
  const end = (keep: (it: { depth: number; tag: boolean }) => boolean, at: number) => {
    while (open.length > 0 && !keep(open.at(-1) as (typeof open)[number])) {
      const index = open.pop()?.index ?? -1;
      const closed = sections[index];
      if (closed) sections[index] = { ...closed, end: at };
    }
  };
  const leads = new Leads(value);
  const signs: Signs = { levels: levelsIn(value), branches: branchesIn(value) };
  withoutShots(value, readBlocks(value)).forEach((block, index) => {
    const lead = leads.of(block, index);
    if (block.kind === "paragraph" || block.kind === "bullet") {
      const place = { message, section: open.at(-1)?.index ?? -1, block: index, ...lead };
      units.push(...unitsOf(value, block, place, signs, count));
      return;
    }
    if (block.kind === "close-tag") {
      const opened = open.findLastIndex((it) => it.tag && sections[it.index]?.title === block.title);
      if (opened >= 0) end((it) => open.indexOf(it as never) < opened, block.end);
      return;
    }
    const tag = block.kind === "open-tag";
    if (!tag) end((it) => it.tag || it.depth < block.depth, block.start);
    const depth = tag ? open.filter((it) => it.tag).length + 1 : block.depth;
    sections.push({ message, title: block.title, depth, parent: open.at(-1)?.index ?? -1, start: block.start, end: value.length });
    open.push({ index: sections.length - 1, depth, tag });
  });
}

type Place = Pick<Unit, "message" | "section" | "block" | "lead" | "leadBlock">;

/** What the text as a whole says of its sentences. */
interface Signs {
  readonly levels: ReadonlySet<string>;
  readonly branches: readonly Span[];
}

function unitsOf(value: string, block: Block, place: Place, signs: Signs, count: (text: string) => number): Unit[] {
  const sentences = sentencesOf(value, block).filter(
    (it) => it.end - it.start <= LONGEST_SENTENCE && isInstructive(value.slice(it.start, it.end)),
  );
  const wordsOf = (index: number) => {
    const span = sentences[index];
    return span ? value.slice(span.start, span.end) : "";
  };
  // "Explain it in easy words. Avoid jargon.", "**Actual figures, always.** Never show them alone.": what to do stands before it.
  const followsOrder = (index: number) => {
    const before = wordsOf(index - 1);
    return isDirective(before) || (block.kind === "bullet" && before !== "" && prohibitionIn(before) === null);
  };
  return sentences.map((span, index) => {
    const sentence = value.slice(span.start, span.end);
    const next = wordsOf(index + 1);
    const around = next === "" ? sentence : `${sentence} ${next}`;
    const emphasis = emphasisIn(sentence, span.start, signs.levels);
    // What a checkbox asks for is looked at afterwards, by whoever ticks it.
    const found = /^\s*\[[ xX]?\]/.test(sentence) ? null : prohibitionIn(sentence);
    const appeal = appealIn(sentence);
    const guard = guardOf(sentence, span, found, emphasis);
    const isItem = block.kind === "bullet" || sentences.length <= SHORT_LINE;
    const hasOrder = found !== null && isItem && namesAlternative(value, span, sentences[index + 1]) && prohibitionIn(next) === null;
    const reasoned =
      found?.alternative === true || isSelfExplained(sentence, found) || hasOrder || REASON.test(around) || ALTERNATIVE.test(around);
    return {
      ...span,
      ...place,
      continues: index > 0,
      polarity: found ? "negative" : "positive",
      guard,
      reasoned,
      appeal: appeal && { ...appeal, start: span.start + appeal.start, end: span.start + appeal.end },
      form: formDemandIn(sentence),
      positive: found && !reasoned && !followsOrder(index) ? positiveForm(sentence) : null,
      keyword: refusesByKeyword(sentence),
      courtesies: courtesiesIn(sentence, span.start).filter((it) => !signs.branches.some((branch) => contains(branch, it))),
      conditional: CONDITION.test(sentence),
      emphasis,
      tokens: count(sentence),
      deletion: deletionOf(value, span),
    };
  });
}

function isSelfExplained(sentence: string, found: Prohibition | null): boolean {
  return found !== null && isExplained(sentence, found, (clause) => prohibitionIn(clause) !== null);
}

function isInstructive(sentence: string): boolean {
  // Scripts without spaces write a directive in a few characters.
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(sentence)) return sentence.length >= 5;
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const holes = sentence.split(HOLE).length - 1;
  return words.length >= FEWEST_WORDS && words.length > holes;
}

function guardOf(sentence: string, span: Span, found: Prohibition | null, emphasis: readonly Span[]): Guard | null {
  if (found) {
    const kind: GuardKind = TOPICS.find(({ words }) => words.test(sentence))?.kind ?? "conduct";
    return { kind, language: found.language, start: span.start + found.start, end: span.start + found.end };
  }
  const loud = emphasis.find((it) => INSISTENT.has(sentence.slice(it.start - span.start, it.end - span.start)));
  if (loud) return { kind: "emphasis", language: "en", start: loud.start, end: loud.end };
  const absolute = ABSOLUTE.exec(sentence);
  if (absolute === null) return null;
  const start = span.start + absolute.index;
  return { kind: "emphasis", language: "en", start, end: start + absolute[0].length };
}
