import type { ModelInfo } from "../../catalogue/models.ts";
import type { Call, Message, Prompt, Slot, Tool } from "../../model/document.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import { imageTokens } from "./image-tokens.ts";
import type { Budget, BudgetPart, Count } from "./model.ts";
import { overheadOf } from "./overhead.ts";
import { sum } from "./tokenizers.ts";

/** What a budget is made from, beside the prompt. */
export interface BudgetInput {
  readonly prompt: Prompt;
  /** The call that sends it; null for a prompt file. */
  readonly call: Call | null;
  readonly model: ModelInfo | null;
  /** Tools of the document, to look up what is sent along. */
  readonly tools: readonly Tool[];
  readonly count: (text: PromptText) => Count;
}

/** Kinds of message as people name them, in the order of a breakdown. */
const MESSAGES: readonly { readonly kind: BudgetPart["kind"]; readonly name: string; readonly holds: (it: Message) => boolean }[] = [
  { kind: "system", name: "system", holds: (it) => !it.example && it.role === "system" },
  { kind: "examples", name: "examples", holds: (it) => it.example },
  { kind: "user", name: "user", holds: (it) => !it.example && (it.role === "user" || it.role === "unknown") },
  { kind: "assistant", name: "assistant", holds: (it) => !it.example && it.role === "assistant" },
  { kind: "tool", name: "tool results", holds: (it) => !it.example && it.role === "tool" },
];

/**
 * What one request spends of its model's window. Only text that is sent at every run counts as known: branches may exclude each
 * other, and a loop may run zero times; what they would add is `sometimes`. The frames that a provider adds are a part of their
 * own and never known: an exact count stays one.
 */
export function budgetOf({ prompt, call, model, tools, count }: BudgetInput): Budget {
  const parts: BudgetPart[] = [];
  const sent = prompt.messages.map((message) => ({ message, tokens: count(message.text) }));
  const sometimes: Count[] = [];
  for (const { kind, name, holds } of MESSAGES) {
    const found = sent.filter((it) => holds(it.message));
    const always = found.filter((it) => !it.message.conditional && !it.message.repeated).map((it) => it.tokens);
    const branches = found.filter((it) => it.message.conditional || it.message.repeated).map((it) => it.tokens);
    if (always.length > 0) parts.push({ name, kind, count: sum(always) });
    if (branches.length > 0) {
      parts.push({ name: `${name}, on some runs`, kind, count: sum(branches), sometimes: true });
      sometimes.push(...branches);
    }
  }
  const ids = new Set([...prompt.tools, ...(call?.tools ?? [])]);
  const definitions = tools.filter((it) => ids.has(it.id));
  const described = definitions.flatMap((it) => it.definition ?? it.description ?? []);
  if (described.length > 0)
    parts.push({ name: described.length === 1 ? "1 tool" : `${described.length} tools`, kind: "tools", count: sum(described.map(count)) });
  if (prompt.schema !== null) parts.push({ name: "response schema", kind: "schema", count: count(prompt.schema) });
  const images = imagesOf(prompt, model);
  parts.push(...images.parts);
  const frames = prompt.messages.length === 0 || call?.api === "embeddings" ? null : overheadOf(model, prompt.messages.length, ids.size);
  if (frames !== null) parts.push({ name: "message frames", kind: "overhead", count: frames });
  const holes = prompt.holes.filter((it) => it.role === "value" || it.role === "include");
  for (const hole of holes) parts.push({ name: hole.name, kind: "hole", count: null });

  const known = sum(parts.flatMap((it) => (it.count === null || it.sometimes || it.kind === "overhead" ? [] : [it.count])));
  const reply = replyOf(call?.slots.maxTokens ?? prompt.slots.maxTokens);
  const loops = prompt.messages.some((it) => it.repeated);
  const unread = ids.size - described.length;
  return {
    parts,
    known,
    // A loop has no bound of its own, a definition that cannot be read neither.
    atMost: holes.length > 0 || loops || unread > 0 || images.open > 0 ? null : known.tokens + sum(sometimes).tokens,
    reply,
    limit: model === null ? null : (model.inputLimit ?? model.window),
    fill: model === null ? null : fillOf(known.tokens, reply, model),
    omitted: {
      holes: [...new Set(holes.map((it) => it.name))],
      branches: sum(sometimes).tokens,
      loops,
      tools: Math.max(0, unread),
      frames: frames?.tokens ?? 0,
      images: images.open,
    },
  };
}

/** Images that are sent at every run, where their cost is published; `open` are the others. */
function imagesOf({ images = [] }: Prompt, model: ModelInfo | null): { readonly parts: BudgetPart[]; readonly open: number } {
  const counts = images.flatMap((it) => {
    const count = model === null || it.conditional || it.repeated ? null : imageTokens(model, it);
    return count === null ? [] : [count];
  });
  const name = counts.length === 1 ? "1 image" : `${counts.length} images`;
  return { parts: counts.length === 0 ? [] : [{ name, kind: "images", count: sum(counts) }], open: images.length - counts.length };
}

/** Share of the window, or of the limit of the input where that is what fills up first. */
export function fillOf(tokens: number, reply: number | null, model: Pick<ModelInfo, "window" | "inputLimit">): number {
  const window = (tokens + (reply ?? 0)) / model.window;
  return model.inputLimit === null ? window : Math.max(window, tokens / model.inputLimit);
}

/** Tokens kept for the reply: the largest of the constants that may be set. */
function replyOf(slot: Slot | undefined): number | null {
  if (slot?.state !== "set") return null;
  const limits = slot.values.map((it) => it.constant);
  return limits.every((it): it is number => typeof it === "number" && Number.isFinite(it) && it > 0) && limits.length > 0
    ? Math.max(...limits)
    : null;
}
