import type { Func, Value } from "../model/program.ts";
import { literalText, returnsOf } from "../model/values.ts";
import type { Made, Setting } from "../resolve/thing.ts";
import { entriesOf, type Filled, fillingOf } from "./filling.ts";
import { type Filling, type Fragment, fill } from "./fragments.ts";
import type { Scope } from "./scope.ts";
import { SlotReader } from "./slots.ts";
import { opened, textOf } from "./texts.ts";

/**
 * The text of a function that stands where a prompt is expected: what it puts into the object that it is handed
 * (`user(u -> u.text("Name {lock}.").param("lock", lock))`), or else what it returns. Null where neither is seen.
 */
export function textOfFunction(func: Func, { home }: Scope): Fragment[] | null {
  const scope: Scope = { home, frame: null };
  const results = returnsOf(func);
  const [result] = results.length > 0 ? results : lastOf(func);
  if (result === undefined || results.length > 1) return null;
  const handed = home.of(result).filter((it): it is Made => it.kind === "made" && it.path.length === 0);
  const [object, ...others] = handed;
  if (object === undefined) return textOf(result, scope);
  const prompt = others.length === 0 ? new SlotReader(home).readFrom("prompt", object.settings) : { state: "absent" as const };
  const [value] = prompt.state === "set" && prompt.values.length === 1 ? prompt.values : [];
  const text = value && textOf(value, scope);
  const fills = object.settings.filter((it) => it.fills);
  return text && fills.length > 0 ? opened(fill(text, "braces", fillingFrom(fills, scope)), scope) : (text ?? null);
}

/** A block that returns nothing leaves the object as its last statement has it. */
function lastOf({ body }: Func): readonly Value[] {
  const last = body.at(-1);
  return last?.kind === "do" ? [last.value] : [];
}

/** `param("lock", lock)` gives one place its value, `params(map)` several. */
function fillingFrom(settings: readonly Setting[], scope: Scope): Filling {
  const given = settings.flatMap(({ call }): readonly Pick<Filled, "key" | "value">[] => {
    const [key, value] = call.args.map((it) => it.value);
    const name = key && literalText(key);
    if (name && value) return [{ key: name, value }];
    return key ? (entriesOf(key, scope) ?? []) : [];
  });
  return { ...fillingOf([], scope), named: (path) => given.findLast((it) => it.key === path)?.value ?? null };
}
