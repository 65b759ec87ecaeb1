import { z } from "zod";
import { fieldsFor, projectionFix, wordsOf } from "../projection.ts";
import { isEmbedded } from "../redacting.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/pii-select-star",
  summary: "A query reads every column of a table of people, and its rows are sent to the model",
  profile: "strict",
  grades: { all: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe("Tables whose every column may be sent."),
  }),

  on: "prompt",
  *check(prompt, { options, services }) {
    if (isEmbedded(services.callOf(prompt))) return;
    const reported = new Set<string>();
    for (const origin of prompt.holes.flatMap((it) => (it.role === "value" ? services.origins(prompt, it) : []))) {
      const { record, path } = origin;
      const table = record?.table ?? null;
      const [source] = path;
      if (record === null || table === null || source === undefined || origin.confidence === "low" || options.allow.includes(table))
        continue;
      const key = `${source.uri} ${source.span.start}`;
      if (reported.has(key)) continue;
      reported.add(key);
      yield {
        grade: "all",
        span: source.span,
        uri: source.uri,
        message: `Every column of \`${table.slice(0, 32)}\` goes to the model, and later ones too; read the columns that it needs`,
        confidence: origin.confidence,
        data: { table, columns: record.size, personal: record.personal.length, hops: path.length },
        flow: path,
        fixes: projectionFix(record, fieldsFor(record, wordsOf(prompt))),
      };
    }
  },
});
