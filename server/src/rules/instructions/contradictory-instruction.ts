import { z } from "zod";
import type { Unit } from "../../analysis/instructions/model.ts";
import type { Prompt } from "../../model/document.ts";
import { replace, toSource } from "../../model/prompt-text.ts";
import { defineRule, type ReportFix } from "../rule.ts";

export default defineRule({
  id: "instructions/contradictory-instruction",
  summary: "Two instructions that cannot both be followed",
  profile: "strict",
  grades: { clash: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const { units, contradictions } = services.instructions(prompt);
    for (const { first, second, kind, claims } of contradictions) {
      const [one, other] = [units[first], units[second]];
      const place = other && placeOf(prompt, other);
      const before = one && placeOf(prompt, one);
      if (!place || !before) continue;
      yield {
        grade: "clash",
        span: place,
        ...(place.uri === undefined ? {} : { uri: place.uri }),
        message: `2 instructions cannot both hold (${claims[0]}; ${claims[1]}): delete one of them`,
        data: { kind, first: claims[0], second: claims[1] },
        related: [{ uri: before.uri ?? "", span: before, message: claims[0] }],
        fixes: [...deletion(prompt, one, "Delete the earlier instruction"), ...deletion(prompt, other, "Delete this instruction")],
      };
    }
  },
});

function placeOf(prompt: Prompt, unit: Unit) {
  const text = prompt.messages[unit.message]?.text;
  return text ? toSource(text, unit) : null;
}

function deletion(prompt: Prompt, unit: Unit, title: string): ReportFix[] {
  const text = prompt.messages[unit.message]?.text;
  const edit = text && replace(text, unit.deletion, "");
  return edit ? [{ title, safety: "unsafe", edits: [edit] }] : [];
}
