import { CALLBACKS, KEEPS_PARTS, KEY_READS } from "../../catalogue/flow.ts";
import { SERIALISES, SERIALISES_GIVEN } from "../../catalogue/records.ts";
import type { Call, Class, Func, Value } from "../../model/program.ts";
import { literalText, returnsOf } from "../../model/values.ts";
import { fieldReadBy } from "../../resolve/records/accessors.ts";
import { isMeantBy } from "../../resolve/thing.ts";
import type { Things } from "../../resolve/things.ts";
import { type CalleeName, calleeName, isAggregate, isBound, preserves, spellsOut, validates } from "./callees.ts";
import { cleaningOf } from "./cleaners.ts";
import { CHANCE, GROWING, ORDERS, RECORDS, WRITTEN } from "./labels.ts";
import type { Search } from "./search.ts";
import { sortOf } from "./sorts.ts";
import { ELEMENT, type Frame, type State } from "./state.ts";

const MAX_FRAMES = 4;
const WHOLE_COLLECTION = new Set(["items", "entries", "enumerate"]);

/** What a call does to what is asked of its result: reads a part, hands on, calls back, cleans, or swallows. */
export function stepCall(search: Search, asked: State, call: Call): void {
  const name = calleeName(call, asked.home);
  if (isAggregate(name) || search.context.siteKind(call) !== null) return;
  const cleaned = cleaningOf(call, name, asked.home, search.context.sanitizers);
  // Cleaners take the person away; orders go through them, and sorts take those.
  const sort = sortOf(call, asked.home);
  const ordered = sort !== null && sort.score === null ? ORDERS : 0;
  const bounded =
    ordered | (isBound(name) ? GROWING : 0) | (validates(name) ? WRITTEN : 0) | (spellsOut(name) && chooses(call) ? RECORDS : 0);
  const clean = cleaned === "cleans" || isEnding(call);
  const labels = (clean ? asked.labels & (ORDERS | GROWING) : asked.labels) & ~bounded;
  const state: State = {
    ...asked,
    labels,
    sortedBy: sort?.score ?? asked.sortedBy,
    weakened: asked.weakened || cleaned === "sounds",
    spelled: asked.spelled || spellsOut(name),
    cut: asked.cut || isBound(name),
  };
  if (labels === 0) return;
  const { callee } = call;
  if (callee.kind === "member") {
    const { key, object } = callee;
    const literal = call.args[0] ? literalText(call.args[0].value) : null;
    if (KEY_READS.has(key) && literal !== null) return readKey(search, state, object, literal);
    if (WHOLE_COLLECTION.has(key)) return search.go(state, object, { path: pairPath(state.path) });
    const accessed = fieldReadBy(call, state.home);
    if (accessed !== null) return readKey(search, state, object, accessed);
    const callback = CALLBACKS.get(key);
    if (callback) return callsBack(search, state, call, object, callback);
  }
  const spliced = search.context.spliced(call, state.home);
  if (spliced) {
    for (const it of spliced) search.go(state, it, { path: [] });
    return;
  }
  if (entersProject(search, state, call)) return;
  const known = preserves(name) || cleaned === "keeps" || sort !== null;
  const unknown: State = known ? state : { ...state, unknownCalls: state.unknownCalls + 1 };
  const written = known ? writtenBy(call, name) : 0;
  for (const [i, it] of call.args.entries()) {
    const path = it.spread || name.path === "Promise.all" ? state.path : [];
    search.go(unknown, it.value, { path, labels: i < written ? labels : labels & ~ORDERS });
  }
  if (callee.kind === "member" && !name.ownsNothing)
    search.go(unknown, callee.object, { path: KEEPS_PARTS.has(callee.key) ? state.path : [] });
}

/** `iban.slice(-4)`: the last four say which one without saying what. */
function isEnding({ callee, args: [first, second] }: Call): boolean {
  const start = first?.value.kind === "constant" ? first.value.value : null;
  return callee.kind === "member" && callee.key === "slice" && second === undefined && isEndOf(start);
}

const isEndOf = (start: unknown): boolean => typeof start === "number" && start < 0 && start >= -4;

/** `JSON.stringify(user, ["plan"])`, `model_dump(exclude={"ssn"})`: somebody chose what of a record goes. */
function chooses({ args }: Call): boolean {
  return args.some((it, i) => (it.name === null ? i > 0 && it.value.kind === "list" : it.name === "include" || it.name === "exclude"));
}

/**
 * How many arguments a call that hands on what it is given may put into its result, in their order. What tells a record how to write
 * itself out (`order.model_dump(include={"total"})`, `model_to_dict(order, {"total"})`) only chooses.
 */
function writtenBy({ callee, args }: Call, { last }: CalleeName): number {
  if (!SERIALISES.has(last)) return args.length;
  if (SERIALISES_GIVEN.has(last)) return 1;
  // `dict(tags=tags)` is no method.
  return callee.kind === "member" ? 0 : args.length;
}

/** `user.get("email")` is `user.email`: the search sees it as such, so that the field is a source here too. */
function readKey(search: Search, state: State, object: Value, key: string): void {
  const { at } = state;
  search.go(state, { kind: "member", object, key, keySpan: { start: at.start, end: at.end }, start: at.start, end: at.end });
}

function pairPath(path: readonly string[]): readonly string[] {
  return path[0] === ELEMENT && /^[01]$/.test(path[1] ?? "") ? [ELEMENT, ...path.slice(2)] : path;
}

/** A function or class of this project: what it returns, with these arguments. */
function entersProject(search: Search, state: State, call: Call): boolean {
  let known = false;
  for (const it of state.home.of(call.callee)) {
    const [thing, home] = it.kind === "foreign" ? [it.thing, it.home] : [it, state.home];
    if (thing.kind === "callable") {
      known = true;
      if (!isMeantBy(thing.func, call.args)) continue;
      const frame = frameOf(state, thing.func, call);
      if (frame) for (const value of returnsOf(thing.func)) search.go(state, value, { frame, home });
    } else if (thing.kind === "class") {
      known = true;
      constructed(search, state, thing.class, call, home);
    }
  }
  return known;
}

function frameOf(state: State, func: Func, call: Call, given?: Frame["given"]): Frame | null {
  const outer = state.frame;
  if (outer !== null && outer.depth >= MAX_FRAMES) return null;
  const read: Frame["given"] = (index, name) =>
    argumentsOf(call, func, index, name).map((value) => ({ value, path: [], home: state.home }));
  return {
    func,
    given: given ?? read,
    outer,
    id: `${outer?.id ?? ""}>${state.home.origin.uri}:${call.start}`,
    depth: (outer?.depth ?? 0) + 1,
  };
}

/** `Customer(email=x).email`: what the constructor stores, or the argument of that name. */
function constructed(search: Search, state: State, owner: Class, call: Call, home: Things): void {
  const [key, ...rest] = state.path;
  if (key === undefined) {
    // An id that an object is given is seldom in what its text shows.
    for (const it of call.args) search.go(state, it.value, { path: [], labels: state.labels & ~CHANCE });
    return;
  }
  const init = owner.methods.find((it) => it.name === "__init__" || it.name === "constructor");
  const frame = init ? frameOf(state, init, call) : state.frame;
  for (const it of home.bindings.fieldOf(owner, key)) search.go(state, it, { path: rest, frame, home });
  const named = call.args.find((it) => it.name === key);
  if (named && !init) search.go(state, named.value, { path: rest });
}

/** `xs.map((x) => ...)`: the function's parameter is an element of the receiver. */
function callsBack(search: Search, state: State, call: Call, receiver: Value, gives: "results" | "elements"): void {
  if (gives === "elements") return search.go(state, receiver);
  const inner = state.path[0] === ELEMENT ? state.path.slice(1) : state.path;
  const element = call.callee.kind === "member" && call.callee.key === "then" ? [] : [ELEMENT];
  search.go(state, receiver, { path: [], labels: state.labels & ORDERS });
  for (const it of call.args[0] ? state.home.of(call.args[0].value) : []) {
    if (it.kind !== "callable") continue;
    const frame = frameOf(state, it.func, call, (index) => (index === 0 ? [{ value: receiver, path: element, home: state.home }] : []));
    if (frame) for (const value of returnsOf(it.func)) search.go(state, value, { path: inner, frame });
  }
}

/** The values a parameter may have at a call; what a spread hides may be any of them. */
function argumentsOf(call: Call, func: Func, index: number, name: string): Value[] {
  const hasReceiver = func.receiver !== null && func.receiver === func.parameters[0]?.name;
  const at = hasReceiver ? index - 1 : index;
  const rest = func.parameters[index]?.rest;
  if (rest) return call.args.filter((it) => (rest === "record" ? it.name !== null : it.name === null)).map((it) => it.value);
  const value =
    call.args.find((it) => it.name !== null && it.name === name)?.value ?? call.args.filter((it) => it.name === null)[at]?.value;
  return value ? [value] : call.args.filter((it) => it.spread).map((it) => it.value);
}
