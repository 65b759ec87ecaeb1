import type { Call, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { importedFile } from "./file-calls.ts";
import { rawOf } from "./file-home.ts";
import { argumentsAsFilling, fillingOf } from "./filling.ts";
import { type Filling, type Fragment, fill, type Notation, shown, spliced, substitute } from "./fragments.ts";
import { partsOf } from "./joined.ts";
import { dedented, trimmed } from "./layout.ts";
import { type Reached, reach, type Scope } from "./scope.ts";
import { type Contribution, isTextBuilder } from "./sequences.ts";

const MAX_DEPTH = 30;
const MAX_FRAGMENTS = 20_000;

/**
 * The text that a value is, put together through names, constants, templates, concatenation and helpers; null when
 * nothing says that it is a text. What cannot be read becomes a hole that keeps its value.
 */
export function textOf(value: Value, scope: Scope, depth = 0): Fragment[] | null {
  if (depth > MAX_DEPTH) return null;
  return fromReached(reach(value, scope), depth);
}

/** The text, or one hole for all of it. `at` is where the value stands; `from` is the scope of that place. */
export function textOrHole(value: Value, scope: Scope, at: Span = value, from: Scope = scope, depth = 0): Fragment[] {
  return textOf(value, scope, depth) ?? [holeFor(value, scope, at, from)];
}

function holeFor(value: Value, scope: Scope, at: Span, from: Scope): Fragment {
  // A parameter of a helper stands for what this call gives it.
  const given = scope.frame === null ? null : reach(value, scope);
  const behind = given?.kind === "value" && given.scope.frame !== scope.frame ? given : { value, scope };
  const hole = spliced(behind.value, behind.scope.home, at, hostOf(from), { fallback: fallbackOf(behind.value, behind.scope) });
  return { ...hole, home: from.home };
}

function hostOf(scope: Scope): string {
  return `${scope.home.origin.host}:`;
}

/** `x or "nobody"`: what stands in for a value that is not there. */
function fallbackOf(value: Value, scope: Scope): string | null {
  if (value.kind !== "choice" || value.condition !== null) return null;
  const last = value.options.at(-1);
  const text = last && textOf(last, scope, MAX_DEPTH - 4);
  return text?.every((it) => it.kind !== "hole") ? text.map((it) => it.text).join("") : null;
}

function fromReached(reached: Reached, depth: number): Fragment[] | null {
  if (reached.kind === "several") return null;
  const { scope } = reached;
  if (reached.kind === "built") {
    const [first, ...rest] = reached.contributions;
    if (first !== undefined && isTextBuilder(first.value)) return builtIn(first.value, rest, scope, depth);
    if (first === undefined || !first.elements || reached.contributions.some((it) => it.first || !it.elements)) return null;
    const start = textOf(first.value, scope, depth + 1);
    if (start === null) return null;
    return limited([...start, ...rest.flatMap((it) => textOrHole(it.value, scope, it.value, scope, depth + 1))]);
  }
  const { value } = reached;
  switch (value.kind) {
    case "text":
      return limited(
        value.pieces.flatMap((piece): readonly Fragment[] => {
          const { start, end } = piece;
          if (piece.kind !== "hole")
            return [{ kind: piece.kind, text: piece.text, host: `${scope.home.origin.host}:${piece.quote}`, start, end, home: scope.home }];
          return textOrHole(piece.value, scope, piece, scope, depth + 1);
        }),
      );
    case "constant":
      return value.value === null
        ? null
        : [
            {
              kind: "verbatim",
              text: scope.home.origin.text.slice(value.start, value.end),
              host: "plain",
              start: value.start,
              end: value.end,
              home: scope.home,
            },
          ];
    case "operation":
      return operation(value, scope, depth);
    case "call":
      return calledText(value, scope, depth);
    case "imported": {
      const file = importedFile(value, scope);
      return file && rawOf(file, scope.home);
    }
    default:
      return null;
  }
}

/** `builder.append(text)`; a line that is appended ends. */
function builtIn(builder: Call, rest: readonly Contribution[], scope: Scope, depth: number): Fragment[] | null {
  const given = builder.args[0]?.value;
  const start = given ? (textOf(given, scope, depth + 1) ?? []) : [];
  const pieces = rest.flatMap(({ value }): readonly Fragment[] => {
    const member = value.kind === "call" && value.callee.kind === "member" ? value.callee.key : "";
    if (value.kind !== "call" || !/^(?:append|write)(?:Line)?$/i.test(member)) return [holeFor(value, scope, value, scope)];
    const [first] = value.args;
    const { end } = value;
    const lineEnd: Fragment[] = /Line$/.test(member)
      ? [{ kind: "escape", text: "\n", host: "fixed", start: end, end, home: scope.home }]
      : [];
    return [...(first ? textOrHole(first.value, scope, first.value, scope, depth + 1) : []), ...lineEnd];
  });
  return limited([...start, ...pieces]);
}

function limited(fragments: Fragment[]): Fragment[] | null {
  return fragments.length > MAX_FRAGMENTS ? null : fragments;
}

function operation(value: Extract<Value, { kind: "operation" }>, scope: Scope, depth: number): Fragment[] | null {
  const [left, right] = value.operands;
  if (left === undefined || right === undefined) return null;
  if (value.operator === "+") {
    const parts = value.operands.map((it) =>
      reach(it, scope).kind === "value" && isNumber(it, scope) ? null : textOf(it, scope, depth + 1),
    );
    if (parts.every((it) => it === null)) return null;
    return limited(value.operands.flatMap((it, i) => parts[i] ?? [holeFor(it, scope, it, scope)]));
  }
  if (value.operator !== "%") return null;
  const template = isNumber(left, scope) ? null : textOf(left, scope, depth + 1);
  return template && limited(opened(fill(template, "percent", operandsAsFilling(right, scope)), scope, depth));
}

function isNumber(value: Value, scope: Scope): boolean {
  const reached = reach(value, scope);
  return reached.kind === "value" && reached.value.kind === "constant";
}

function operandsAsFilling(right: Value, scope: Scope): Filling {
  const reached = reach(right, scope);
  const value = reached.kind === "value" ? reached.value : right;
  const home = reached.kind === "value" && value !== right ? reached.scope.home : scope.home;
  return {
    home,
    named: (path) => (value.kind === "record" ? (value.entries.findLast((it) => it.key === path)?.value ?? null) : null),
    positional: (index) =>
      value.kind === "list" ? (value.items[index]?.value ?? null) : index === 0 && value.kind !== "record" ? right : null,
  };
}

/** Places of a template whose value is itself a text that can be read. */
export function opened(fragments: readonly Fragment[], scope: Scope, depth = 0): Fragment[] {
  return fragments.flatMap((it) =>
    it.kind === "hole" && it.value && it.valueHome === scope.home ? (textOf(it.value, scope, depth + 1) ?? [it]) : [it],
  );
}

const LAYOUT = /^(strip|lstrip|rstrip|trim|trimStart|trimEnd)$/;
const SAME_TEXT = /^(str|String|unicode|cast|Markup|to_string)$/;
const SAME_TEXT_METHOD = /^(toString|ToString|decode|valueOf|text|getContents|toUserMessage|toSystemMessage)$/;
const DEDENTS = /^(dedent|cleandoc|stripIndent|outdent|oneLine|stripIndents)$/;
const FILLS: { readonly [member: string]: Notation } = { format: "braces", format_map: "braces", formatted: "percent" };
/** Functions that are given a template and what fills it. */
const FILLERS: ReadonlyMap<string, Notation> = new Map([
  ["String.format", "percent"],
  ["fmt.Sprintf", "percent"],
  ["string.Format", "braces"],
  ["String.Format", "braces"],
]);

function calledText(call: Call, scope: Scope, depth: number): Fragment[] | null {
  const [part, ...others] = partsOf(call, scope, (value, at) => textOf(value, at, depth + 1)) ?? [];
  if (part !== undefined) return others.length === 0 && part.role === "unknown" ? limited(part.fragments) : null;
  const { callee } = call;
  const first = call.args[0]?.value;
  if (callee.kind === "member") {
    const { key } = callee;
    if (key === "join") return joined(call, callee.object, scope, depth);
    const notation = Object.hasOwn(FILLS, key) ? FILLS[key] : undefined;
    const receiver =
      notation || LAYOUT.test(key) || key === "replace" || key === "replaceAll" || key === "concat" || SAME_TEXT_METHOD.test(key)
        ? textOf(callee.object, scope, depth + 1)
        : null;
    if (receiver !== null) {
      if (notation) return limited(opened(fill(receiver, notation, argumentsAsFilling(call, scope)), scope, depth));
      if (LAYOUT.test(key)) return call.args.length === 0 ? trimmed(receiver, !/^r|End$/.test(key), !/^l|Start$/.test(key)) : receiver;
      if (key === "concat")
        return limited([...receiver, ...call.args.flatMap((it) => textOrHole(it.value, scope, it.value, scope, depth + 1))]);
      if (SAME_TEXT_METHOD.test(key)) return receiver;
      return replaced(receiver, call, scope, depth);
    }
  }
  const path = scope.home.of(callee).find((it) => it.kind === "path");
  const name = path?.kind === "path" ? (path.members.at(-1) ?? "") : "";
  if (first === undefined) return null;
  const filler = path?.kind === "path" && FILLERS.get([path.module, ...path.members].filter((it) => it !== "").join("."));
  if (filler) return filledBy(call, filler, scope, depth);
  if (SAME_TEXT.test(name)) return textOf(name === "cast" ? (call.args[1]?.value ?? first) : first, scope, depth + 1);
  if (!DEDENTS.test(name) && !(path?.kind === "path" && name === "default" && DEDENTS.test(path.module))) return null;
  const inner = textOf(first, scope, depth + 1);
  return inner && dedented(inner);
}

/** A locale may go before the template. */
function filledBy(call: Call, notation: Notation, scope: Scope, depth: number): Fragment[] | null {
  for (const [at, { value }] of call.args.slice(0, 2).entries()) {
    const template = textOf(value, scope, depth + 1);
    if (template) return limited(opened(fill(template, notation, fillingOf(call.args.slice(at + 1), scope)), scope, depth));
  }
  return null;
}

function replaced(receiver: Fragment[], call: Call, scope: Scope, depth: number): Fragment[] {
  const [pattern, value] = [call.args[0]?.value, call.args[1]?.value];
  const written = pattern && textOf(pattern, scope, depth + 1);
  if (!written || !value || written.some((it) => it.kind === "hole")) return receiver;
  const found = substitute(receiver, written.map((it) => (it.kind === "hole" ? "" : it.text)).join(""), value, scope.home);
  return opened(found, scope, depth);
}

/** `", ".join(list)` and `list.join(", ")`: which of the two is the list decides. */
function joined(call: Call, object: Value, scope: Scope, depth: number): Fragment[] | null {
  const first = call.args[0]?.value;
  const receiver = textOf(object, scope, depth + 1);
  const [list, separator] = receiver && first ? [first, receiver] : [object, first ? textOf(first, scope, depth + 1) : []];
  const items = elementsOf(list, scope);
  if (separator === null || items === null) return receiver && first ? [{ ...spliced(first, scope.home, first, hostOf(scope)) }] : null;
  const result: Fragment[] = [];
  for (const [index, it] of items.entries()) {
    if (index > 0) result.push(...separator);
    if (it.spread) result.push(spliced(it.value, it.scope.home, it.value, hostOf(it.scope), { name: shown(it.scope.home, it.value) }));
    else result.push(...textOrHole(it.value, it.scope, it.value, it.scope, depth + 1));
    if (result.length > MAX_FRAGMENTS) return null;
  }
  return result;
}

export interface Element {
  readonly value: Value;
  readonly scope: Scope;
  /** Any number of elements, which nobody can see one by one. */
  readonly spread: boolean;
  readonly conditional: boolean;
  readonly repeated: boolean;
}

/** `List.of(a, b)`, `Arrays.asList(a, b)`. */
function isListOf({ callee }: Call): boolean {
  if (callee.kind !== "member" || callee.object.kind !== "name") return false;
  return /^(?:List\.of|ImmutableList\.of|Arrays\.asList|Collections\.singletonList)$/.test(`${callee.object.name}.${callee.key}`);
}

/** `new ChatHistory("Be brief.")` begins with what the system says. */
function beginning(value: Value, scope: Scope): Element[] | null {
  const isHistory = value.kind === "call" && value.constructs && value.callee.kind === "name" && value.callee.name === "ChatHistory";
  const [first] = isHistory ? value.args : [];
  return first && textOf(first.value, scope) ? [{ value, scope, spread: false, conditional: false, repeated: false }] : null;
}

/** The elements of a list, however it was put together; null when the value is not seen to be a list. */
export function elementsOf(value: Value, scope: Scope, depth = 0): Element[] | null {
  if (depth > MAX_DEPTH) return null;
  const reached = reach(value, scope);
  if (reached.kind === "several") return null;
  const inner = reached.scope;
  if (reached.kind === "built") {
    const result: Element[] = [];
    for (const [index, it] of reached.contributions.entries()) {
      const { conditional, repeated } = it;
      const state = { conditional: conditional && !repeated, repeated };
      const elements = it.elements ? (beginning(it.value, inner) ?? elementsOf(it.value, inner, depth + 1)) : null;
      if (it.elements && elements === null && index === 0) return null;
      if (elements)
        result.push(
          ...elements.map((element) => ({
            ...element,
            conditional: element.conditional || state.conditional,
            repeated: element.repeated || repeated,
          })),
        );
      else result.push({ value: it.value, scope: inner, spread: it.elements, ...state });
    }
    return result;
  }
  const at = reached.value;
  if (at.kind === "list") {
    return at.items.flatMap((it): Element[] => {
      const elements = it.spread ? elementsOf(it.value, inner, depth + 1) : null;
      return elements ?? [{ value: it.value, scope: inner, spread: it.spread, conditional: false, repeated: it.spread }];
    });
  }
  if (at.kind === "call" && isListOf(at))
    return at.args.map((it) => ({ value: it.value, scope: inner, spread: it.spread, conditional: false, repeated: it.spread }));
  // An object that is made of nothing holds nothing yet.
  if (at.kind === "call" && at.constructs && at.args.length === 0 && !isTextBuilder(at)) return [];
  if (at.kind === "each") return [{ value: at.result, scope: inner, spread: false, conditional: at.conditions.length > 0, repeated: true }];
  if (at.kind === "operation" && at.operator === "+") {
    const parts = at.operands.map((it) => elementsOf(it, inner, depth + 1));
    if (parts.every((it) => it === null)) return null;
    return at.operands.flatMap((it, i) => parts[i] ?? [{ value: it, scope: inner, spread: true, conditional: false, repeated: true }]);
  }
  if (at.kind === "call" && at.callee.kind === "member" && at.callee.key === "concat") {
    const start = elementsOf(at.callee.object, inner, depth + 1);
    return (
      start && [
        ...start,
        ...at.args.flatMap(
          (it) =>
            elementsOf(it.value, inner, depth + 1) ?? [{ value: it.value, scope: inner, spread: true, conditional: false, repeated: true }],
        ),
      ]
    );
  }
  return null;
}
