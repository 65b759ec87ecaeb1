import { z } from "zod";
import type { Unit } from "../../analysis/instructions/model.ts";
import type { OutputSchema } from "../../model/document.ts";
import { defineRule } from "../rule.ts";
import { deletion, placeOf, relatedTo, shownAt } from "../units.ts";

export default defineRule({
  id: "instructions/schema-echo-instruction",
  summary: "Words ask for a form that the call's schema already enforces",
  profile: "strict",
  grades: { echo: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const output = services.callOf(prompt)?.output;
    if (output === undefined) return;
    const echoes = services.instructions(prompt).units.filter((it) => isEchoOf(it, output));
    const [first] = echoes;
    const place = first && placeOf(prompt, first);
    if (!place) return;
    const tokens = echoes.reduce((sum, it) => sum + it.tokens, 0);
    const [are, ask] = echoes.length === 1 ? ["1 sentence", "asks"] : [`${echoes.length} sentences`, "ask"];
    yield {
      grade: "echo",
      ...shownAt(place),
      message: `${are} (${tokens} tokens) ${ask} for a form that this call's schema enforces: delete ${ask === "asks" ? "it" : "them"}`,
      data: { sentences: echoes.length, tokens },
      related: [
        ...relatedTo(prompt, echoes.slice(1), "asks for the same"),
        { uri: "", span: { start: output.start, end: output.end }, message: "the schema" },
      ],
      fixes: deletion(prompt, echoes, `Delete ${are} that the schema makes idle`),
      unnecessary: true,
    };
  },
});

/** A list of values echoes only the field that has exactly these. */
function isEchoOf({ form }: Unit, { fields }: OutputSchema): boolean {
  if (form === null) return false;
  if (form.kind !== "values") return true;
  const known = fields.find((it) => it.name === form.field)?.values;
  return known !== null && known !== undefined && form.values.length === known.length && form.values.every((it) => known.includes(it));
}
