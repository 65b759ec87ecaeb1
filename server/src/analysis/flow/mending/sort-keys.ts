import type { Call, Value } from "../../../model/program.ts";
import type { Definition } from "../../../resolve/definitions.ts";
import type { Things } from "../../../resolve/things.ts";
import { isKeyColumn } from "../../retrieval/kinds.ts";
import type { Mend } from "../../services.ts";
import type { ScoreSort } from "../sorts.ts";
import { ELEMENT } from "../state.ts";

const MOST_FORMS = 6;

/** `key=lambda it: -it.score` becomes `(-it.score, it.id)`, where it is known what tells two elements apart. */
export function tieBreaking({ call, key, func, home }: ScoreSort): Mend | null {
  const [element, ...more] = func.parameters;
  const sequence = call.callee.kind === "member" && call.args.every((it) => it.name !== null) ? call.callee.object : call.args[0]?.value;
  // A comparison of two elements is another form, which nobody here writes.
  if (home.origin.host !== "python" || element === undefined || more.length > 0 || sequence === undefined) return null;
  const forms = [...formsOf(sequence, home)];
  const own = forms.some(isItems) ? "[0]" : forms.map((it) => keyOf(it, home)).find((it) => it !== null);
  if (own == null) return null;
  const { uri } = home.origin;
  const last = `${element.name}${own}`;
  return {
    title: `Append \`${last}\` to the key`,
    edits: [
      { uri, span: { start: key.start, end: key.start }, text: "(" },
      { uri, span: { start: key.end, end: key.end }, text: `, ${last})` },
    ],
  };
}

/** Pairs of a dictionary: no two have the same first half. */
const isItems = (value: Value): boolean =>
  value.kind === "call" && value.callee.kind === "member" && value.callee.key === "items" && value.args.length === 0;

/** The same elements in another collection: `list(...)`, `set(...)`, and what a name was given once. */
function* formsOf(value: Value, home: Things): Generator<Value> {
  let at: Value | undefined = value;
  for (let depth = 0; at !== undefined && depth < MOST_FORMS; depth++) {
    yield at;
    if (at.kind === "name") {
      const [only, ...more]: readonly Definition[] = home.bindings.definitionsOf(at);
      at = more.length === 0 && only?.kind === "value" && only.path.length === 0 ? only.value : undefined;
    } else at = at.kind === "call" && isCopy(at) ? at.args[0]?.value : undefined;
  }
}

const isCopy = ({ callee, args }: Call): boolean =>
  callee.kind === "name" && /^(?:list|set|frozenset|tuple)$/.test(callee.name) && args.length === 1;

/** The key field of the record type that the elements are of. */
function keyOf(sequence: Value, home: Things): string | null {
  const keys = home.records.rowsOf(sequence, [ELEMENT]).map(({ record }) => record.fields.find((it) => isKeyColumn(it.name))?.name ?? null);
  const [first] = keys;
  return first != null && keys.every((it) => it === first) ? `.${first}` : null;
}
