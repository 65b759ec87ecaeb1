import type { ModelInfo } from "../../catalogue/models.ts";
import type { Call, Hole, Message, Prompt, Slot, Tool } from "../../model/document.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import { type Measured, measured } from "./arms.ts";
import { imageTokens } from "./image-tokens.ts";
import type { Budget, BudgetPart, Count, HoleBound } from "./model.ts";
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
  /** How much a hole can bring; null where nothing bounds it. */
  readonly bound?: (hole: Hole) => HoleBound | null;
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
export function budgetOf({ prompt, call, model, tools, count, bound = () => null }: BudgetInput): Budget {
  const parts: BudgetPart[] = [];
  const sent = prompt.messages.map((message) => ({ message, ...sizeOf(message, prompt, count) }));
  for (const { kind, name, holds } of MESSAGES) {
    const found = sent.filter((it) => holds(it.message));
    const always = found.filter((it) => !it.message.conditional && !it.message.repeated).map((it) => it.always);
    const branches = found.map((it) => it.sometimes).filter((it) => it.tokens > 0);
    if (always.length > 0) parts.push({ name, kind, count: sum(always) });
    if (branches.length > 0) parts.push({ name: `${name}, on some runs`, kind, count: sum(branches), sometimes: true });
  }
  const sometimes = sum(sent.map((it) => it.sometimes));
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
  const histories = historiesOf(prompt);
  const filled = holes.map((hole) => ({ hole, bound: bound(hole) }));
  for (const it of filled) {
    const kind = histories.has(it.hole) ? "history" : "hole";
    const most = it.bound === null ? {} : { bound: { tokens: tokensOf(it.bound.most, it.bound), exact: false, words: it.bound.words } };
    parts.push({ name: it.hole.name, kind, count: null, ...most });
  }

  const known = sum(parts.flatMap((it) => (it.count === null || it.sometimes || it.kind === "overhead" ? [] : [it.count])));
  const reply = replyOf(call?.slots.maxTokens ?? prompt.slots.maxTokens);
  const loops = sent.some((it) => it.loops);
  const unread = ids.size - described.length;
  // A loop has no bound of its own, a definition that cannot be read neither.
  const open = loops || unread > 0 || images.open > 0 || filled.some((it) => it.bound === null);
  const brought = (which: "least" | "most") =>
    filled.reduce((sum, it) => sum + (it.bound === null ? 0 : tokensOf(it.bound[which], it.bound)), 0);
  const atMost = open ? null : known.tokens + sometimes.tokens + brought("most");
  return {
    parts,
    known,
    atLeast: known.tokens + sent.reduce((sum, it) => sum + it.least, 0) + brought("least"),
    atMost,
    reply,
    limit: model === null ? null : (model.inputLimit ?? model.window),
    fill: model === null ? null : fillOf(known.tokens, reply, model),
    fillAtMost: model === null || atMost === null ? null : fillOf(atMost, reply, model),
    omitted: {
      holes: [...new Set(holes.map((it) => it.name))],
      branches: sometimes.tokens,
      loops,
      tools: Math.max(0, unread),
      frames: frames?.tokens ?? 0,
      images: images.open,
    },
  };
}

/** A message in a branch is sent whole or not at all; one that is always sent may hold branches. */
function sizeOf({ text, conditional, repeated }: Message, { arms = [] }: Prompt, count: BudgetInput["count"]): Measured {
  if (!conditional && !repeated) return measured(text, arms, count);
  return { always: sum([]), sometimes: count(text), least: 0, loops: repeated };
}

/** A message that is all hole, under a name for what was said before. */
function historiesOf({ messages, holes }: Prompt): ReadonlySet<Hole> {
  const whole = messages.flatMap(({ text }) => (text.pieces.length === 1 ? (text.pieces[0]?.hole ?? []) : []));
  return new Set(whole.flatMap((it) => holes[it] ?? []).filter((it) => HISTORY.test(it.name)));
}

const HISTORY = /(?:^|[._])(?:chat_?|message_?|conversation_?)?(?:history|messages|conversation|turns|dialogue?)$/i;

/** Characters of a token: English prose has a little more, code and other languages less. */
const CHARACTERS = 4;

/** Tokens of a bound, about, where it counts in characters. */
export function tokensOf(size: number, { unit }: Pick<HoleBound, "unit">): number {
  return unit === "tokens" ? size : Math.ceil(size / CHARACTERS);
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
