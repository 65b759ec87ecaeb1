import type { Hole, Message, Prompt } from "../model/document.ts";
import type { Func, Value } from "../model/program.ts";
import { contains, type Span } from "../model/text.ts";
import type { Things } from "../resolve/things.ts";
import { argumentsAsFilling } from "./filling.ts";
import type { Fragment } from "./fragments.ts";
import { nameOf } from "./fragments.ts";
import { imagesOf } from "./images.ts";
import { templateParts } from "./joined.ts";
import { type Draft, messagesOf, type Template } from "./messages.ts";
import type { Frame, Scope } from "./scope.ts";
import type { Given, Site } from "./site.ts";
import { textOf } from "./texts.ts";
import type { Target, Wrappers } from "./wrappers.ts";
import { written } from "./write.ts";

/** A prompt without its ids, and the values behind its holes, by index. */
export interface PromptDraft {
  readonly prompt: Omit<Prompt, "id" | "call" | "tools">;
  readonly values: readonly HoleValue[];
}

export interface HoleValue {
  /** Null where a template names a variable that nobody is seen to fill. */
  readonly value: Value | null;
  /** The file that the value stands in. */
  readonly home: Things;
}

const MAX_CALLERS = 6;

/** What a site sends: once as its own function shows it, and what each caller in this file puts into it. */
export function promptsOf(site: Site, home: Things): PromptDraft[] {
  const [first, ...others] = promptsByCaller(site, home);
  const slot = site.slot("prompt");
  const images = slot.state === "set" ? slot.given.flatMap((it) => imagesOf(it.value, scopeFor(it, site, { home, frame: null }))) : [];
  if (first === undefined || images.length === 0) return first === undefined ? [] : [first, ...others];
  return [{ ...first, prompt: { ...first.prompt, images } }, ...others];
}

function promptsByCaller(site: Site, home: Things): PromptDraft[] {
  const base = drafts(site, { home, frame: null });
  const callers = framesOf(site.func, home);
  if (callers.length === 0 || !base.some((it) => it.fragments.some((f) => f.kind === "hole")))
    return base.length > 0 ? [draft(site, base, home)] : [];
  const variants = callers.map((frame) => drafts(site, { home, frame }));
  const [only] = variants;
  if (variants.length === 1 && only) return only.length > 0 ? [draft(site, only, home)] : [];
  const seen = new Set(base.map(signature));
  const result = base.length > 0 ? [draft(site, base, home)] : [];
  for (const variant of variants) {
    // What all callers share stands in the first prompt once.
    const own = variant.filter((it) => !seen.has(signature(it)) && it.fragments.some((f) => f.kind !== "hole"));
    for (const it of own) seen.add(signature(it));
    if (own.length > 0) result.push(draft(site, own, home));
  }
  return result;
}

/** What a call of a project's function sends: the prompts of the calls in that function, as far as this call writes them. */
export function promptsThrough(call: Site, targets: readonly Target[], wrappers: Wrappers, home: Things): PromptDraft[] {
  return wrappers.ends(call, targets, home).flatMap(({ site, scope }) => {
    const written = drafts(site, scope).filter((it) => it.fragments.some((f) => f.kind !== "hole" && f.home === home));
    return written.length > 0 ? [draft(call, written, home)] : [];
  });
}

function framesOf(func: Func, home: Things): Frame[] {
  if (func.parameters.every((it) => it.name === func.receiver)) return [];
  const callers = home.callersOf(func);
  return callers.length > MAX_CALLERS ? [] : callers.map((args) => ({ func, args, caller: { home, frame: null } }));
}

function signature(draft: Draft): string {
  return `${draft.role}|${draft.fragments.map((it) => `${it.start}-${it.end}-${it.kind}-${it.home.origin.uri}`).join()}`;
}

function drafts(site: Site, scope: Scope): Draft[] {
  const system = site.slot("system");
  const prompt = site.slot("prompt");
  const template = templateOf(site, scope);
  const result: Draft[] = [];
  if (system.state === "set") result.push(...alternatives(system.given, site, scope, "system"));
  if (template.length > 0) return [...result, ...template];
  if (prompt.state === "set") result.push(...alternatives(prompt.given, site, scope, "user"));
  return result;
}

/** A slot with several values is sent one of them. */
function alternatives(values: readonly Given[], site: Site, scope: Scope, role: Draft["role"]): Draft[] {
  return values
    .flatMap((it) => messagesOf(it.value, scopeFor(it, site, scope), role))
    .map((it) => (values.length > 1 ? { ...it, conditional: true } : it));
}

/** A value that configured the receiver stands in another function than the call, or in another file: its parameters are not this call's. */
function scopeFor({ value, home }: Given, site: Site, scope: Scope): Scope {
  if (home !== undefined && home !== scope.home) return { home, frame: null };
  return contains(site.func, value) ? scope : { home: scope.home, frame: null };
}

/** A pipeline whose first stage is a prompt template: the template's messages, filled by what the call is given. Of several templates one is sent. */
function templateOf(site: Site, scope: Scope): Draft[] {
  const templates = site.settings.map((setting): Draft[] => {
    const { template } = setting;
    const at: Scope = { home: setting.home ?? scope.home, frame: null };
    if (template === undefined) {
      const parts = templateParts(setting.call, at, argumentsAsFilling(site.call, scope), site.call, textOf) ?? [];
      return parts.map((it) => ({ ...it, role: it.role === "unknown" ? "user" : it.role, at: site.call, scope }));
    }
    const given = setting.call.args.flatMap((it) => (template.arguments.includes(it.name ?? "#0") ? [it.value] : [])).at(0);
    if (given === undefined) return [];
    const filling: Template = { notation: template.notation, filling: argumentsAsFilling(site.call, scope) };
    return messagesOf(given, at, "user", filling);
  });
  const isChoice = templates.filter((it) => it.length > 0).length > 1;
  return templates.flat().map((it) => (isChoice ? { ...it, conditional: true } : it));
}

function draft(site: Site, messages: readonly Draft[], home: Things): PromptDraft {
  const holes: Hole[] = [];
  const values: HoleValue[] = [];
  const texts = messages.map((it): Message => {
    const text = written(it.fragments, home, holes, values);
    const span = spanOf(it, home, site.call);
    return {
      role: it.role,
      text,
      example: it.role === "assistant" || (it.role === "user" && followedByAssistant(messages, it)),
      conditional: it.conditional,
      repeated: it.repeated,
      ...span,
    };
  });
  const slot = site.slot("prompt");
  // Offsets of another file say nothing here.
  const values_ = slot.state === "set" ? slot.given.flatMap((it) => (it.home === undefined || it.home === home ? [it.value] : [])) : [];
  const inCall = values_.filter((it) => contains(site.call, it));
  const at = inCall.length > 0 ? hull(inCall) : { start: site.call.start, end: site.call.end };
  const [first] = values_;
  const name = first && (first.kind === "name" || first.kind === "member") ? nameOf(first, home) : null;
  return { prompt: { ...at, name, messages: texts, holes, model: null, slots: {}, schema: null }, values };
}

/** A user message that an assistant message answers, with more to come, is a shown example. */
function followedByAssistant(messages: readonly Draft[], at: Draft): boolean {
  const next = messages[messages.indexOf(at) + 1];
  return next?.role === "assistant" && !next.fragments.some((it) => it.kind === "hole") && !at.fragments.some((it) => it.kind === "hole");
}

/** Where a message stands: the literal that holds it all, else the expression that gives it. */
function spanOf(draft: Draft, home: Things, call: Span): Span {
  const [first] = draft.fragments;
  if (first && draft.fragments.every((it, i) => it.home === home && (i === 0 || adjoins(draft.fragments[i - 1], it)))) {
    return { start: first.start, end: draft.fragments.at(-1)?.end ?? first.end };
  }
  return draft.scope.home === home ? draft.at : { start: call.start, end: call.end };
}

const GAP = 12;

function adjoins(before: Fragment | undefined, after: Fragment): boolean {
  return before !== undefined && after.start >= before.end && after.start - before.end <= GAP;
}

function hull(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map((it) => it.start)), end: Math.max(...spans.map((it) => it.end)) };
}
