import { z } from "zod";
import type { Unit } from "../../analysis/instructions/model.ts";
import type { Prompt } from "../../model/document.ts";
import { percent } from "../../model/figures.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { calmed, deletion, placeOf } from "../units.ts";

const FEWEST_UNITS = 15;
const FEWEST_TOKENS = 250;

export default defineRule({
  id: "instructions/defensive-bloat",
  summary: "Guards without a reason outweigh the task",
  profile: "recommended",
  grades: { heavy: "warning", some: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    share: z.number().min(0).max(1).default(0.2).describe("Share of the prompt's tokens from which it is reported."),
    minGuards: z.int().positive().default(6).describe("Fewer guards than this are never reported."),
    warnShare: z.number().min(0).max(1).default(0.3).describe("Share from which it is a warning, with at least 8 guards."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units, isPolicy } = services.instructions(prompt);
    const total = units.reduce((sum, it) => sum + it.tokens, 0);
    if (isPolicy || (units.length < FEWEST_UNITS && total < FEWEST_TOKENS)) return;
    const guards = units.filter((it) => it.guard && it.guard.kind !== "destruction" && !it.reasoned);
    const tokens = guards.reduce((sum, it) => sum + it.tokens, 0);
    const share = tokens / Math.max(1, total);
    if (share < options.share || guards.length < options.minGuards) return;

    const related = guards.flatMap((it) => {
      const place = placeOf(prompt, it);
      return place
        ? [{ uri: place.uri ?? "", span: place, message: `${shouts(it) ? "shouted" : `ban (${it.guard?.kind})`}, ${it.tokens} tokens` }]
        : [];
    });
    const [first] = related;
    if (first === undefined) return;
    yield {
      grade: share >= options.warnShare && guards.length >= 8 ? "heavy" : "some",
      span: first.span,
      ...(first.uri === "" ? {} : { uri: first.uri }),
      message: `${guards.length} ${nameOf(guards)} without a reason are ${percent(share)} of the instructions (${tokens} of ${total} tokens): cut or explain them`,
      data: { guards: guards.length, tokens, total, share: Math.round(share * 1000) / 1000 },
      related: related.slice(1),
      fixes: lightened(prompt, guards),
    };
  },
});

/** What only shouts is an order or a fact all the same. */
const shouts = (it: Unit) => it.guard?.kind === "emphasis";

function nameOf(guards: readonly Unit[]): string {
  if (guards.every(shouts)) return "shouted lines";
  return guards.some(shouts) ? "bans and shouted lines" : "bans";
}

/** Deletes the bans and writes the rest plainly: with that its content would go. */
function lightened(prompt: Prompt, guards: readonly Unit[]): ReportFix[] {
  const bans = guards.filter((it) => !shouts(it));
  const loud = guards.filter(shouts).flatMap(({ message, emphasis }) => emphasis.map((it) => calmed(prompt, { message, ...it })));
  const [cut] = deletion(prompt, bans, "");
  if (loud.includes(null) || (bans.length > 0 && !cut) || bans.length + loud.length === 0) return [];
  const title = [
    bans.length > 0 ? `Delete ${bans.length} bans without a reason` : "",
    loud.length > 0 ? `write ${loud.length} shouted words plainly` : "",
  ]
    .filter((it) => it !== "")
    .join(", ");
  return [{ title: title.replace(/^w/, "W"), safety: "unsafe", edits: [...(cut?.edits ?? []), ...loud.filter((it) => it !== null)] }];
}
