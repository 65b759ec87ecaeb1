import { grouped } from "../../model/figures.ts";
import type { Call, Operation, Value } from "../../model/program.ts";
import { returnsOf } from "../../model/values.ts";
import { Constants } from "../../resolve/constants.ts";
import type { Things } from "../../resolve/things.ts";
import type { HoleBound } from "../tokens/model.ts";
import { calleeName } from "./callees.ts";

const MAX_DEPTH = 24;
const MAX_STEPS = 2_000;

/** A slice of less may take elements of a list, where nothing shows that it cuts a text. */
const SURELY_TEXT = 200;

/** Texts of these keep their length, or lose some. */
const KEEPS = new Set([
  "strip",
  "lstrip",
  "rstrip",
  "trim",
  "trimStart",
  "trimEnd",
  "lower",
  "upper",
  "toLowerCase",
  "toUpperCase",
  "toString",
  "title",
]);
/** Functions that make text of what is text already. */
const MAKES_TEXT = new Set(["str", "String"]);
/** Methods and functions whose result is text, whatever goes in. */
const GIVES_TEXT = new Set([
  ...KEEPS,
  "read",
  "read_text",
  "readText",
  "text",
  "join",
  "dumps",
  "json.dumps",
  "stringify",
  "JSON.stringify",
  "getText",
  "get_text",
  "str",
  "String",
  "decode",
  "replace",
  "extract_text",
]);
const TEXT_MEMBERS = new Set([
  "text",
  "content",
  "page_content",
  "pageContent",
  "body",
  "html",
  "markdown",
  "transcript",
  "innerText",
  "textContent",
  "stdout",
  "stderr",
]);
/** Cuts by position: the argument that says where the text ends. */
const CUTS = new Set(["slice", "substring", "substr", "Substring"]);

/** How much text a value can be, where the code itself limits it. Work is bounded in steps: what runs out is unbounded. */
export class Bounds {
  private steps = 0;
  private readonly constants = new Map<Things, Constants>();

  of(value: Value, home: Things): HoleBound | null {
    this.steps = 0;
    return this.bound(value, home, 0);
  }

  private bound(value: Value, home: Things, depth: number): HoleBound | null {
    if (depth > MAX_DEPTH || ++this.steps > MAX_STEPS) return null;
    const next = (it: Value) => this.bound(it, home, depth + 1);
    switch (value.kind) {
      case "constant":
        return written(String(value.value ?? "None").length);
      case "text": {
        const parts = value.pieces.map((it) => (it.kind === "hole" ? next(it.value) : written(it.text.length)));
        return added(parts);
      }
      case "name": {
        const found = home.bindings.definitionsOf(value);
        return either(found.map((it) => (it.kind === "value" && it.path.length === 0 && !it.fallback ? next(it.value) : null)));
      }
      case "member":
      case "imported": {
        const held = home.of(value).map((it) => {
          if (it.kind === "held") return this.bound(it.value, home, depth + 1);
          return it.kind === "foreign" && it.thing.kind === "held" ? this.bound(it.thing.value, it.home, depth + 1) : null;
        });
        return either(held);
      }
      case "choice":
        // `text or ""`: which one it is nobody knows.
        return either(value.options.map(next));
      case "operation":
        return value.operator === "slice" ? this.sliced(value, home) : value.operator === "+" ? added(value.operands.map(next)) : null;
      case "call":
        return this.called(value, home, depth);
      default:
        return null;
    }
  }

  private called(call: Call, home: Things, depth: number): HoleBound | null {
    const { callee, args } = call;
    const { last, path } = calleeName(call, home);
    const [first] = args;
    if (callee.kind === "member" && CUTS.has(last)) return this.cut(call, callee.object, home);
    if (callee.kind === "member" && KEEPS.has(last)) return this.bound(callee.object, home, depth + 1);
    if (path !== null && MAKES_TEXT.has(path) && args.length === 1 && first) return this.bound(first.value, home, depth + 1);
    if (path === "textwrap.shorten")
      return cutAt(this.number(args.find((it) => it.name === "width")?.value ?? args[1]?.value, home), "characters");
    if (last === "decode" && first?.value.kind === "operation") return this.tokens(first.value, home);
    const results = home.of(callee).map((it) => {
      const [thing, from] = it.kind === "foreign" ? [it.thing, it.home] : [it, home];
      return thing.kind === "callable" ? either(returnsOf(thing.func).map((result) => this.bound(result, from, depth + 1))) : null;
    });
    return results.length > 0 ? either(results) : null;
  }

  /** `text[:4000]`. */
  private sliced({ most, operands }: Operation, home: Things): HoleBound | null {
    const [object] = operands;
    const length = this.number(most, home);
    return object !== undefined && length !== null && (length >= SURELY_TEXT || isText(object, home)) ? cutAt(length, "characters") : null;
  }

  /** `text.slice(0, 4000)`, `text.slice(-4000)`, `text.substring(0, 4000)`. */
  private cut({ args }: Call, object: Value, home: Things): HoleBound | null {
    const [from, to] = args.map((it) => this.number(it.value, home));
    const length = args.length === 1 && from !== undefined && from !== null && from < 0 ? -from : from === 0 ? (to ?? null) : null;
    return length !== null && (length >= SURELY_TEXT || isText(object, home)) ? cutAt(length, "characters") : null;
  }

  /** `encoding.decode(encoding.encode(text)[:n])`. */
  private tokens({ operator, most, operands }: Operation, home: Things): HoleBound | null {
    const [object] = operands;
    const encodes = (it: Value | undefined): boolean => {
      if (it?.kind === "call") return it.callee.kind === "member" && it.callee.key === "encode";
      if (it?.kind !== "name") return false;
      const found = home.bindings.definitionsOf(it);
      return (
        found.length > 0 &&
        found.every((at) => at.kind === "value" && at.path.length === 0 && at.value.kind === "call" && encodes(at.value))
      );
    };
    return operator === "slice" && encodes(object) ? cutAt(this.number(most, home), "tokens") : null;
  }

  private number(value: Value | undefined, home: Things): number | null {
    if (value === undefined) return null;
    const constants = this.constants.get(home) ?? new Constants(home.bindings, home);
    this.constants.set(home, constants);
    const found = constants.of(value);
    return typeof found === "number" && Number.isInteger(found) ? found : null;
  }
}

/** The value is text for certain: elements of a list are none. */
function isText(value: Value, home: Things, depth = 0): boolean {
  if (depth > 6) return false;
  if (value.kind === "text") return true;
  if (value.kind === "member") return TEXT_MEMBERS.has(value.key);
  if (value.kind === "operation")
    return value.operator === "slice" && value.operands[0] !== undefined && isText(value.operands[0], home, depth + 1);
  if (value.kind === "call") {
    const { last, path } = calleeName(value, home);
    return GIVES_TEXT.has(path ?? last) || GIVES_TEXT.has(last);
  }
  if (value.kind !== "name") return false;
  const found = home.bindings.definitionsOf(value);
  return (
    found.length > 0 &&
    found.every((it) => {
      if (it.kind === "value") return it.path.length === 0 && isText(it.value, home, depth + 1);
      const form = it.kind === "parameter" && it.path.length === 0 ? it.parameter.type?.form : undefined;
      return form?.kind === "named" && /^(?:str|string)$/.test(form.name);
    })
  );
}

function written(length: number): HoleBound {
  return { least: length, most: length, unit: "characters", words: `${grouped(length)} characters`, how: "written" };
}

function cutAt(most: number | null, unit: HoleBound["unit"]): HoleBound | null {
  return most === null || most <= 0 ? null : { least: 0, most, unit, words: `at most ${grouped(most)} ${unit}`, how: "cut" };
}

/** Parts one behind the other. */
function added(parts: readonly (HoleBound | null)[]): HoleBound | null {
  const known = parts.filter((it) => it !== null);
  if (known.length < parts.length) return null;
  const cuts = known.filter((it) => it.how !== "written");
  const unit = cuts[0]?.unit ?? "characters";
  // Characters and tokens do not add up.
  if (cuts.some((it) => it.unit !== unit) || (unit === "tokens" && known.length > cuts.length)) return null;
  const [least, most] = [total(known, "least"), total(known, "most")];
  return cuts.length === 0 ? written(most) : { least, most, unit, words: `at most ${grouped(most)} ${unit}`, how: "cut" };
}

function total(bounds: readonly HoleBound[], which: "least" | "most"): number {
  return bounds.reduce((sum, it) => sum + it[which], 0);
}

/** One of several. */
function either(bounds: readonly (HoleBound | null)[]): HoleBound | null {
  const known = bounds.filter((it) => it !== null);
  const [first] = known;
  if (first === undefined || known.length < bounds.length || known.some((it) => it.unit !== first.unit)) return null;
  if (known.length === 1) return first;
  const [least, most] = [Math.min(...known.map((it) => it.least)), Math.max(...known.map((it) => it.most))];
  const range = least === most ? grouped(most) : `${grouped(least)} to ${grouped(most)}`;
  return {
    least,
    most,
    unit: first.unit,
    words: `${range} ${first.unit}`,
    how: known.every((it) => it.how === "written") ? "written" : "cut",
  };
}
