import { z } from "zod";
import type { Hole, Prompt, Slot, Slots } from "../../model/document.ts";
import { holdsDocuments, holdsQuestion } from "../hole-subject.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { rewriting } from "../units.ts";

/** Other work than answering from the documents. */
const OTHER_TASK =
  /\b(?:summari[sz]\w+|translat\w+|rewrit\w+|rephras\w+|rank|rerank|score|rate|judge|evaluat\w+|grade|grader|classif\w+|extract\w*|creative|brainstorm\w*|keywords?|sub-?questions?|relevan\w+)\b/i;
/** An order to answer; "Answer:" at the end is a label. */
const ANSWERS = /\b(?:answer|respond|reply)\b(?!\s*:)/i;
const REPLY = " If the answer is not in it, say so and name what is missing.";

export default defineRule({
  id: "instructions/abstention-path-missing",
  summary: "An answer from documents, and no word on what to do when they hold none",
  profile: "strict",
  grades: { missing: "info" },
  confidence: "medium",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    const values = prompt.holes.filter((it) => it.role === "value");
    const context = values.find((it) => holdsDocuments(it.name));
    if (context === undefined || context.uri !== undefined || !values.some((it) => holdsQuestion(it.name))) return;
    // What all callers of a function share stands in a prompt of its own.
    const sent = document.prompts.filter((it) => it === prompt || (it.call !== null && it.call === prompt.call));
    const abstains = sent.some((it) => services.instructions(it).abstains);
    if (abstains || document.kind === "dataset") return;
    const call = services.callOf(prompt);
    if (prompt.schema !== null || call?.output !== undefined || isBound(prompt.slots) || (call !== null && isBound(call.slots))) return;
    // What a turn before says, or a text that nobody sees, may hold the missing sentence.
    if (
      values.some(
        (it) => !holdsDocuments(it.name) && !holdsQuestion(it.name) && /\b(?:prompt|instructions?|system|rules|template)\b/i.test(it.name),
      )
    )
      return;
    if (prompt.messages.some((it) => OTHER_TASK.test(it.text.value)) || !prompt.messages.some((it) => ANSWERS.test(it.text.value))) return;
    yield {
      grade: "missing",
      span: context,
      message: `{${context.name.slice(0, 30)}} may hold no answer, and nothing says what to reply then: say it`,
      data: {},
      fixes: reply(prompt, context, services),
    };
  },
});

/** The answer has a form, which may have a place for "none": a format, or a tool that must be called. */
function isBound({ format, toolChoice }: Slots): boolean {
  return format !== undefined || (toolChoice !== undefined && toolChoice.state !== "absent" && !isFree(toolChoice));
}

/** "auto" and "none", bare or in a record: no tool is forced. */
function isFree(choice: Slot): boolean {
  return (
    choice.state === "set" &&
    choice.values.every(
      ({ constant }) => constant === null || (constant !== undefined && /"(?:auto|none)"/i.test(JSON.stringify(constant))),
    )
  );
}

/** Behind the last instruction before the documents. */
function reply(
  prompt: Prompt,
  context: Hole,
  services: { instructions(prompt: Prompt): { units: readonly { message: number; start: number; end: number }[] } },
): ReportFix[] {
  const at = prompt.messages.findIndex(({ text }) => text.pieces.some((it) => it.kind === "hole" && it.start === context.start));
  const hole = prompt.messages[at]?.text.pieces.find((it) => it.kind === "hole" && it.start === context.start)?.at ?? 0;
  const unit = services.instructions(prompt).units.findLast((it) => it.message < at || (it.message === at && it.end <= hole));
  return unit ? rewriting(prompt, { ...unit, start: unit.end }, REPLY, `Add "${REPLY.trim()}"`) : [];
}
