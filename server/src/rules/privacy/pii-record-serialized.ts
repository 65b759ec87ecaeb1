import { z } from "zod";
import type { Origin } from "../../analysis/services.ts";
import { fieldsFor, projectionFix, short, wordsOf, worstOf } from "../projection.ts";
import { isEmbedded, shownAt } from "../redacting.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/pii-record-serialized",
  summary: "A whole record of a person is sent to the model",
  profile: "strict",
  grades: { whole: "warning", guessed: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    if (isEmbedded(services.callOf(prompt))) return;
    const reported = new Set<string>();
    for (const hole of prompt.holes) {
      if (hole.role !== "value") continue;
      for (const origin of services.origins(prompt, hole)) {
        const { record, path } = origin;
        if (record === null || record.table !== null || origin.confidence === "low" || reported.has(`${hole.start}:${origin.name}`))
          continue;
        reported.add(`${hole.start}:${origin.name}`);
        yield {
          grade: record.personal.length === 0 || origin.weakened ? "guessed" : "whole",
          ...shownAt(hole),
          message: messageOf(origin),
          confidence: origin.confidence,
          data: { record: origin.name, fields: record.size, personal: record.personal.length, hops: path.length },
          flow: path,
          fixes: projectionFix(record, fieldsFor(record, wordsOf(prompt))),
        };
      }
    }
  },
});

function messageOf({ name, record, weakened }: Origin): string {
  const said = `\`${short(name, 24)}\``;
  if (record === null || record.personal.length === 0)
    return `${said} seems to be a person's record and reaches the model whole; send the fields it needs`;
  if (weakened) return `${said} may reach the model whole, no known redactor on the way; send the fields it needs`;
  return `${said} reaches the model whole${record.size === null ? "," : `: ${record.size} fields`} with ${worstOf(record)}; send only those it needs`;
}
