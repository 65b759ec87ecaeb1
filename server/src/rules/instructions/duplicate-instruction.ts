import { z } from "zod";
import type { Twin, Unit } from "../../analysis/instructions/model.ts";
import { defineRule } from "../rule.ts";
import { deletion, placeOf, relatedTo, shownAt } from "../units.ts";

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
    const { units, twins } = services.instructions(prompt);
    for (const twin of twins) {
      if (twin.likeness < options.likeness) continue;
      const [kept, spare] = ranked(units, twin);
      const place = kept && spare && placeOf(prompt, spare);
      if (!place || !kept) continue;
      const equal = twin.likeness === 1;
      yield {
        grade: equal ? "equal" : "restated",
        ...shownAt(place),
        message: equal
          ? `${spare.tokens} tokens that another line of this prompt says in the same words: delete one of the two`
          : `${spare.tokens} tokens that say again what another line says (${Math.round(twin.likeness * 100)} % of its words): delete one of the two`,
        data: { tokens: spare.tokens, likeness: Math.round(twin.likeness * 100) / 100 },
        related: relatedTo(prompt, [kept], "says the same"),
        fixes: [...deletion(prompt, [spare], "Delete this instruction"), ...deletion(prompt, [kept], "Delete the other one")],
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

const LONGEST_PATH = 36;

function shortened(path: string): string {
  return path.length <= LONGEST_PATH ? path : `…${path.slice(1 - LONGEST_PATH)}`;
}

/** The clearer one first: with a reason, with more words, without shouting, then the earlier one. */
function ranked(units: readonly Unit[], { first, second, likeness }: Twin): readonly Unit[] {
  const pair = [units[first], units[second]].filter((it) => it !== undefined);
  const clarity = (it: Unit) => [Number(it.reasoned), likeness === 1 ? 0 : it.tokens, -it.emphasis.length];
  return pair.toSorted((a, b) => {
    const [left, right] = [clarity(a), clarity(b)];
    return right.map((it, at) => it - (left[at] ?? 0)).find((it) => it !== 0) ?? 0;
  });
}
