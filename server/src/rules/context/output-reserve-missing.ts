import { z } from "zod";
import type { ModelInfo } from "../../catalogue/models.ts";
import type { Call, Json, Slot, SlotValue } from "../../model/document.ts";
import { grouped } from "../../model/figures.ts";
import { reaches } from "../parameters.ts";
import { defineRule, type ReportFix } from "../rule.ts";

/**
 * Tokens that the Anthropic SDKs let a reply have without streaming: ten minutes at 128,000 tokens an hour
 * (anthropic-sdk-python, long requests; 2025-02, read 2026-11). An explicit timeout lifts it.
 */
const WITHOUT_STREAMING = 21_333;

const LITERAL = /^[1-9][0-9_]*$/;

export default defineRule({
  id: "context/output-reserve-missing",
  summary: "A call asks for a reply that its model or SDK cannot give",
  profile: "recommended",
  grades: { rejected: "error" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check(call, { services }) {
    const model = services.model(call.model, call.vendor);
    // A beta header may raise any of these limits.
    if (model === null || !reaches(call, model) || !isAbsent(call.slots.betas)) return;
    const [value, ...more] = call.slots.maxTokens?.state === "set" ? call.slots.maxTokens.values : [];
    const reply = value?.constant;
    if (value === undefined || more.length > 0 || typeof reply !== "number") return;
    const found = offenceOf(reply, value.key?.name ?? "max_tokens", call, model);
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

interface Offence {
  readonly message: string;
  readonly limit: number;
  readonly fix: { readonly to: number; readonly safety: ReportFix["safety"] } | null;
}

function offenceOf(reply: number, name: string, call: Call, model: ModelInfo): Offence | null {
  const { id, outputLimit: limit } = model;
  const given = `\`${name}\` ${grouped(reply)}`;
  if (limit !== null && reply > limit && model.certain && CHECKED.has(call.api)) {
    const message = `${given} is over the ${grouped(limit)} that ${id.slice(0, 40)} replies with at most: set ${limit}`;
    return { message, limit, fix: { to: limit, safety: "safe" } };
  }
  if (call.sdk !== "anthropic") return null;
  const budget = thinkingOf(call.slots.reasoning);
  if (budget !== null && budget >= reply && takesBudget(model)) {
    const to = limit === null ? null : Math.min(limit, budget + reply);
    const message = `${given} leaves no reply beside a thinking budget of ${grouped(budget)}: raise it above the budget`;
    return { message, limit: budget, fix: to === null || to <= budget ? null : { to, safety: "unsafe" } };
  }
  if (reply > WITHOUT_STREAMING && /\.create$/.test(call.callee) && !streams(call.slots.stream) && isAbsent(call.slots.timeout)) {
    const message = `The SDK refuses ${given} without streaming: stream the reply, or set ${WITHOUT_STREAMING} at most`;
    return { message, limit: WITHOUT_STREAMING, fix: { to: WITHOUT_STREAMING, safety: "unsafe" } };
  }
  return null;
}

/** APIs known to answer 400 above the model's limit; others cut it down in silence, or nobody has written what they do. */
const CHECKED = new Set(["chat.completions", "messages"]);

function isAbsent(slot: Slot | undefined): boolean {
  return slot === undefined || slot.state === "absent";
}

/** Unless it is certain that a call does not stream, it may. */
function streams(slot: Slot | undefined): boolean {
  return !isAbsent(slot) && !(slot?.state === "set" && slot.values.every((it) => it.constant === false || it.constant === null));
}

/** Tokens of a thinking budget that is set, and set once. */
function thinkingOf(slot: Slot | undefined): number | null {
  const [value, ...more] = slot?.state === "set" ? slot.values : [];
  const record = value?.constant;
  if (more.length > 0 || value?.partial || !isRecord(record) || record.type !== "enabled") return null;
  return typeof record.budget_tokens === "number" ? record.budget_tokens : null;
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Models that think by budget; later ones choose themselves and take none. */
function takesBudget({ parameters }: ModelInfo): boolean {
  return parameters.temperature?.efforts?.includes("enabled") ?? false;
}

function settingTo({ source, key, start, end, uri }: SlotValue, limit: number, safety: ReportFix["safety"]): ReportFix[] {
  if (!LITERAL.test(source)) return [];
  const edit = { span: { start, end }, text: String(limit), ...(uri === undefined ? {} : { uri }) };
  return [{ title: `Set ${key?.name ?? "the limit"} to ${limit}`, safety, edits: [edit] }];
}
