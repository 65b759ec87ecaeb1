import type { Call, Insertion, Text, Value } from "../../model/program.ts";
import type { Things } from "../../resolve/things.ts";
import type { Projection } from "../services.ts";
import type { Reached } from "./search.ts";
import type { WholeQuery } from "./statements.ts";

/** What can be written twice without being done twice. */
const SIMPLE = /^[\w$]+(?:(?:\?\.|\.)[\w$]+|\[(?:"[\w-]+"|'[\w-]+')\])*$/;
/** Methods of pydantic that take the fields to write out. */
const INCLUDES = new Set(["model_dump", "model_dump_json", "dict", "json"]);
/** Functions that make a record of what they are given. */
const RECORDS_OF = new Set(["asdict", "vars", "model_to_dict", "unstructure", "to_builtins"]);

/** Where the program can choose fields of a record that goes whole; null where there is no such form that is sure to fit. */
export function projectionOf(reached: Reached): Projection | null {
  const { at, home, from, source } = reached;
  const row = source.record?.row;
  if (!row || !source.record) return null;
  const { host, text, uri } = home.origin;
  if (host !== "python" && host !== "typescript") return null;
  const around = textAround(at, home);
  const quote = around?.quote === '"' ? "'" : '"';
  const keyed = row.record.source === "typed-dict";
  const place = (form: Projection["form"], span: { start: number; end: number }, expression: string, before = ""): Projection | null =>
    form !== "include" && form !== "select" && !SIMPLE.test(expression)
      ? null
      : { form, host, uri, span: { start: span.start, end: span.end }, expression, keyed, before, quote };
  const piece = around?.text.pieces.find((it) => it.kind === "hole" && it.value === at);
  // A brace at the beginning of a place would be two.
  const apart = piece !== undefined && host === "python" ? " " : "";
  const written = (it: Value) => text.slice(it.start, it.end);
  if (at.kind === "call") {
    const last = lastName(at);
    if (last !== null && INCLUDES.has(last) && host === "python" && at.args.length === 0 && at.insert && at.callee.kind === "member")
      return place("include", { start: at.insert.at, end: at.insert.at }, "");
    if (last !== null && RECORDS_OF.has(last) && at.args.length === 1 && at.args[0])
      return place("record", at, written(at.args[0].value), apart);
    const options = row.record.source === "prisma" ? optionsOf(at) : null;
    return options && place("select", { start: options.at, end: options.at }, "", options.comma ? ", " : "");
  }
  if (at.kind === "member" && at.key === "__dict__") return place("record", at, written(at.object), apart);
  if (at.kind !== "name" && at.kind !== "member") return null;
  if (piece !== undefined) return text.slice(piece.start, piece.end) === `{${written(at)}}` ? place("places", piece, written(at)) : null;
  if (source.record.many) return place("each", at, written(at));
  const shorthand = from?.kind === "record" && from.entries.find((it) => it.value === at && it.start === at.start && it.end === at.end);
  return place("record", at, written(at), shorthand ? `${shorthand.key}: ` : "");
}

/** The `*` of a statement, in place of which columns can be named. */
export function columnsOf({ home: { origin } }: Reached, { star }: WholeQuery): Projection | null {
  const { uri, host } = origin;
  if (star === null || (host !== "python" && host !== "typescript")) return null;
  return { form: "columns", host, uri, span: star, expression: "", keyed: false, before: "", quote: "" };
}

/** The template in which a value stands, and the one quote that ends it: before Python 3.12 no place may hold that. */
function textAround(at: Reached["at"], { bindings, origin }: Things): { readonly text: Text; readonly quote: string } | null {
  const text = bindings.texts.findLast((it) => it.start <= at.start && at.end <= it.end);
  if (text === undefined) return null;
  const [, quote = ""] = /^[a-z]{0,3}("""|'''|"|'|`)/i.exec(origin.text.slice(text.start, text.start + 6)) ?? [];
  return { text, quote };
}

const lastName = ({ callee }: Call) => (callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : null);

/** Where an option may be added to `prisma.user.findUnique({ where: { id } })`. */
function optionsOf({ args: [options] }: Call): Insertion | null {
  if (options?.value.kind !== "record" || options.value.entries.some((it) => it.key === "include" || it.key === "select")) return null;
  return options.value.insert;
}
