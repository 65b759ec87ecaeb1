import type { ModelInfo } from "../catalogue/models.ts";
import type { Call, Json, Slot } from "../model/document.ts";
import { grouped } from "../model/figures.ts";
import { reaches } from "./parameters.ts";
import type { ReportFix } from "./rule.ts";

/**
 * Tokens that the Anthropic SDKs let a reply have without streaming: ten minutes at 128,000 tokens an hour
 * (anthropic-sdk-python, long requests; 2025-02, read 2026-11). An explicit timeout lifts it.
 */
const WITHOUT_STREAMING = 21_333;

/** A reply limit that is refused. */
export interface ReplyOffence {
  readonly message: string;
  readonly limit: number;
  readonly fix: { readonly to: number; readonly safety: ReportFix["safety"] } | null;
}

/**
 * What is wrong with a reply limit of `reply` tokens that the call writes as `name`; null unless it is certain that the request
 * is refused.
 */
export function replyOffence(reply: number, name: string, call: Call, model: ModelInfo): ReplyOffence | null {
  // A beta header may raise any of these limits.
  if (!reaches(call, model) || !isAbsent(call.slots.betas)) return null;
  const { id, outputLimit: limit } = model;
  const given = `\`${name}\` ${grouped(reply)}`;
  // What mends one of these must not run into another.
  const most = Math.min(limit ?? Number.POSITIVE_INFINITY, waits(call) ? WITHOUT_STREAMING : Number.POSITIVE_INFINITY);
  const budget = takesBudget(model) ? thinkingOf(call.slots.reasoning) : null;
  if (limit !== null && reply > limit && model.certain && CHECKED.has(call.api)) {
    const message = `${given} is over the ${grouped(limit)} that ${id.slice(0, 40)} replies with at most: set ${most}`;
    return { message, limit, fix: budget !== null && budget >= most ? null : { to: most, safety: "safe" } };
  }
  if (call.sdk !== "anthropic") return null;
  if (budget !== null && budget >= reply) {
    const to = Math.min(most, budget + reply);
    const message = `${given} leaves no reply beside a thinking budget of ${grouped(budget)}: raise it above the budget`;
    return { message, limit: budget, fix: to > budget && Number.isFinite(most) ? { to, safety: "unsafe" } : null };
  }
  if (reply > WITHOUT_STREAMING && waits(call)) {
    const message = `The SDK refuses ${given} without streaming: stream the reply, or set ${WITHOUT_STREAMING} at most`;
    return {
      message,
      limit: WITHOUT_STREAMING,
      fix: (budget ?? 0) < WITHOUT_STREAMING ? { to: WITHOUT_STREAMING, safety: "unsafe" } : null,
    };
  }
  return null;
}

/** A call of Anthropic's SDKs that waits for the whole reply, with no time of its own. */
function waits({ sdk, callee, slots: { stream, timeout } }: Call): boolean {
  const streams =
    !isAbsent(stream) && !(stream?.state === "set" && stream.values.every((it) => it.constant === false || it.constant === null));
  return sdk === "anthropic" && /\.create$/.test(callee) && !streams && isAbsent(timeout);
}

/** APIs known to answer 400 above the model's limit; others cut it down in silence, or nobody has written what they do. */
const CHECKED = new Set(["chat.completions", "messages"]);

function isAbsent(slot: Slot | undefined): boolean {
  return slot === undefined || slot.state === "absent";
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
