import { z } from "zod";
import type { Repeat, Unit } from "../../analysis/instructions/model.ts";
import type { Prompt } from "../../model/document.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { deletion, merging, placeOf, relatedTo, shortened, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/duplicate-instruction",
  summary: "The same instruction stands twice",
  profile: "strict",
  grades: { equal: "info", restated: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    likeness: z.number().min(0.75).max(1).default(0.75).describe("Share of content words in common from which two instructions are one."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units, repeats } = services.instructions(prompt);
    for (const repeat of repeats) {
      const [kept, spare] = [whole(repeat.kept), whole(repeat.spare)];
      const place = kept && spare && placeOf(prompt, spare);
      if (!place || repeat.likeness < options.likeness) continue;
      const tokens = repeat.spare.reduce((sum, it) => sum + it.tokens, 0);
      const likeness = Math.round(repeat.likeness * 100) / 100;
      yield {
        grade: likeness === 1 ? "equal" : "restated",
        ...shownAt(place),
        message: messageOf(repeat, tokens),
        data: { tokens, likeness },
        related: relatedTo(prompt, [kept], "says the same"),
        fixes: fixesOf(prompt, repeat),
        unnecessary: true,
      };
    }
    for (const { unit, other, path, agent, likeness } of services.twinsAcross(prompt)) {
      const spare = units[unit];
      const place = spare && placeOf(prompt, spare);
      if (!place || likeness < options.likeness) continue;
      yield {
        grade: likeness === 1 ? "equal" : "restated",
        ...shownAt(place),
        message: `${spare.tokens} tokens that ${shortened(path)} says too, and ${agent} loads both: delete one of the two`,
        data: { tokens: spare.tokens, likeness: Math.round(likeness * 100) / 100, agent },
        related: [{ ...other, message: "says the same" }],
        fixes: deletion(prompt, [spare], "Delete this instruction"),
        unnecessary: true,
      };
    }
  },
});

function messageOf({ spare, likeness }: Repeat, tokens: number): string {
  if (spare.length > 1)
    return `${spare.length} instructions (${tokens} tokens) stand twice in this prompt, in the same words: delete one copy`;
  if (likeness === 1) return `${tokens} tokens that another line of this prompt says in the same words: delete one of the two`;
  return `${tokens} tokens that say again what another line says (${Math.round(likeness * 100)} % of its words): delete one of the two`;
}

function fixesOf(prompt: Prompt, { kept, spare, copies }: Repeat): ReportFix[] {
  if (spare.length > 1) return [...deletion(prompt, spare, "Delete this copy"), ...deletion(prompt, kept, "Delete the other copy")];
  const [clear, other] = [kept[0] as Unit, spare[0] as Unit];
  const isLater = clear.message > other.message || (clear.message === other.message && clear.start > other.start);
  const others = copies.length > 2 ? copies.filter((it) => it !== clear) : [];
  return [
    ...deletion(prompt, [other], "Delete this instruction"),
    ...(isLater ? merging(prompt, other, clear, "Merge: the clearer words in the first place") : []),
    ...deletion(prompt, [clear], "Delete the other one"),
    ...deletion(prompt, others, `Keep one of ${copies.length}, delete the others`),
  ];
}

function whole(units: readonly Unit[]): Pick<Unit, "message" | "start" | "end"> | undefined {
  const [first, last] = [units[0], units.at(-1)];
  return first && last && { message: first.message, start: first.start, end: last.end };
}
