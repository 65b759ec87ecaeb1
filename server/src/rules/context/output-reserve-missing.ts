import { z } from "zod";
import type { SlotValue } from "../../model/document.ts";
import { replyOffence } from "../reply-offence.ts";
import { defineRule, type ReportFix } from "../rule.ts";

const LITERAL = /^[1-9][0-9_]*$/;

export default defineRule({
  id: "context/output-reserve-missing",
  summary: "A call asks for a reply that its model or SDK cannot give",
  profile: "strict",
  grades: { rejected: "error" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check(call, { services }) {
    const model = services.model(call.model, call.vendor);
    const [value, ...more] = call.slots.maxTokens?.state === "set" ? call.slots.maxTokens.values : [];
    const reply = value?.constant;
    if (model === null || value === undefined || more.length > 0 || typeof reply !== "number") return;
    const found = replyOffence(reply, value.key?.name ?? "max_tokens", call, model);
    if (found === null) return;
    yield {
      grade: "rejected",
      span: { start: value.key?.start ?? value.start, end: value.end },
      ...(value.uri === undefined ? {} : { uri: value.uri }),
      message: found.message,
      data: { model: model.id, reply, limit: found.limit },
      fixes: found.fix === null ? [] : settingTo(value, found.fix.to, found.fix.safety),
    };
  },
});

function settingTo({ source, key, start, end, uri }: SlotValue, limit: number, safety: ReportFix["safety"]): ReportFix[] {
  if (!LITERAL.test(source)) return [];
  const edit = { span: { start, end }, text: String(limit), ...(uri === undefined ? {} : { uri }) };
  return [{ title: `Set ${key?.name ?? "the limit"} to ${limit}`, safety, edits: [edit] }];
}
