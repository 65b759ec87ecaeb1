import { z } from "zod";
import type { Origin, ToolResult } from "../../analysis/services.ts";
import { fieldsFor, projectionFix, short, worstOf } from "../projection.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "privacy/pii-tool-returns-record",
  summary: "A tool returns a whole record of a person to the model",
  profile: "strict",
  grades: { whole: "warning", guessed: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe("Tools that may return all they find."),
  }),

  on: "document",
  *check(_, { options, services }) {
    for (const result of services.toolResults()) {
      if (options.allow.includes(result.name)) continue;
      for (const origin of result.origins) {
        const { record } = origin;
        if (record === null || origin.confidence === "low") continue;
        yield {
          grade: (record.personal.length === 0 && record.table === null) || origin.weakened ? "guessed" : "whole",
          span: result.span,
          message: messageOf(result, origin),
          confidence: origin.confidence,
          data: { tool: result.name, record: origin.name, fields: record.size, personal: record.personal.length },
          flow: origin.path,
          fixes: projectionFix(record, fieldsFor(record, `${result.name.replaceAll("_", " ")} ${result.description}`)),
        };
      }
    }
  },
});

function messageOf({ name }: ToolResult, { name: record, record: found }: Origin): string {
  const said = `Tool \`${short(name, 20)}\` returns \`${short(record, 16)}\` whole`;
  if (found !== null && found.personal.length > 0)
    return `${said}${found.size === null ? "," : `: ${found.size} fields`} with ${worstOf(found)}; return those it promises`;
  return found?.table == null
    ? `${said}, by its name a person's record; return the fields it promises`
    : `${said}, every column of it; return those it promises`;
}
