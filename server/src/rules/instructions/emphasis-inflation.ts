import { z } from "zod";
import { toSource } from "../../model/prompt-text.ts";
import { defineRule, type ReportFix } from "../rule.ts";
import { calmed } from "../units.ts";

const MOST_PLACES = 20;

export default defineRule({
  id: "instructions/emphasis-inflation",
  summary: "So many shouted words that none stands out",
  profile: "recommended",
  grades: { loud: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    max: z.number().int().positive().default(10).describe("Fewer shouted words than this in a prompt are never reported."),
    perThousand: z
      .number()
      .positive()
      .default(10)
      .describe("Shouted words in 1,000 tokens of instructions and fenced text from which it is reported."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    const { units, fencedTokens } = services.instructions(prompt);
    // Requirement levels of a standard are terms, not shouting.
    if (prompt.messages.some((it) => /\bRFC[ -]?(?:2119|8174)\b|\bBCP[ -]?14\b/.test(it.text.value))) return;
    const tokens = units.reduce((sum, it) => sum + it.tokens, fencedTokens);
    const shouts = units.flatMap((unit) => unit.emphasis.map((span) => ({ message: unit.message, span })));
    const density = (1000 * shouts.length) / Math.max(1, tokens);
    if (shouts.length < options.max || density < options.perThousand) return;

    // One place a sentence: "DO NOT" is read once.
    const places = units.flatMap(({ message, emphasis }) => {
      const text = prompt.messages[message]?.text;
      const [word] = emphasis;
      const place = text && word && toSource(text, word);
      const words = emphasis.length === 1 ? "shouted" : `${emphasis.length} shouted words`;
      return place ? [{ uri: place.uri ?? "", span: place, message: words }] : [];
    });
    const [first] = places;
    if (first === undefined) return;
    const amount = tokens.toLocaleString("en-US");
    yield {
      grade: "loud",
      span: first.span,
      ...(first.uri === "" ? {} : { uri: first.uri }),
      message: `${shouts.length} shouted words in ${amount} tokens, so none stands out: keep one or two, write the rest plainly`,
      data: { shouted: shouts.length, tokens, perThousand: Math.round(density * 10) / 10 },
      related: places.slice(1, MOST_PLACES + 1),
      fixes: fixesOf(shouts.map(({ message, span }) => calmed(prompt, { message, ...span }))),
    };
  },
});

function fixesOf(edits: readonly (ReportFix["edits"][number] | null)[]): ReportFix[] {
  const all = edits.filter((it) => it !== null);
  return all.length === edits.length ? [{ title: `Write ${all.length} shouted words plainly`, safety: "unsafe", edits: all }] : [];
}
