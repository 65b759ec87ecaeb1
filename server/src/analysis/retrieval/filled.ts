import type { Call, Func, Text, Value } from "../../model/program.ts";
import { HOLE } from "../../model/prompt-text.ts";
import { operandsOf } from "../../model/values.ts";
import type { Site } from "../../resolve/bindings.ts";
import { type SqlToken, sqlTokens } from "../../resolve/records/sql-tokens.ts";
import type { Things } from "../../resolve/things.ts";
import { joinedIn, lengthOf, onlyValue, product, sum, turnsOf } from "./lengths.ts";

/** The most rows a table has, by its name in any case; null where nobody can tell. */
export type Filled = (table: string) => number | null;

interface File {
  readonly home: Things;
  /** The calls that are given a literal: directly, by its name, or formatted. */
  readonly runs: ReadonlyMap<Text, readonly Site[]>;
  /** How often functions are called, as far as it was asked. */
  readonly called: Map<Func, number | null>;
}

/** A string literal as SQL, with what stands in its holes. */
interface Statement {
  readonly text: Text;
  readonly tokens: readonly SqlToken[];
  readonly holes: readonly Value[];
}

/** Whoever writes more has more rows than a limit. */
const MAX_WRITES = 50;
const MAX_VALUES = 500;
const MAX_FUNCTIONS = 100;
const WRITERS = new Set(["INSERT", "REPLACE", "MERGE", "UPSERT", "COPY"]);

/**
 * The rows of tables that this very file makes anew (`DROP TABLE` and `CREATE TABLE`, a temporary one) and fills by itself, each time
 * with as many rows as its literals say. A table that is only made where it is missing keeps what others wrote; so does one that a
 * single statement of unknown length writes to.
 */
export function filledIn(home: Things): Filled {
  const file: File = { home, runs: runsIn(home), called: new Map() };
  const statements = home.bindings.texts.map(statementOf).filter((it) => it.tokens.length > 1);
  const whole = new Set(home.bindings.texts.map((it) => writtenOf(it).text.trim().toUpperCase()));
  const known = new Map<string, number | null>();
  return (table) => {
    const name = table.toUpperCase();
    // A name by itself is given to something that may fill it: `frame.to_sql("documents", ...)`.
    if (!known.has(name)) known.set(name, whole.has(name) || !isMadeAnew(statements, name, file) ? null : rowsOf(statements, name, file));
    return known.get(name) ?? null;
  };
}

function writtenOf(text: Text): { readonly text: string; readonly holes: readonly Value[] } {
  const holes = text.pieces.flatMap((it) => (it.kind === "hole" ? [it.value] : []));
  return { text: text.pieces.map((it) => (it.kind === "hole" ? HOLE : it.text)).join(""), holes };
}

function statementOf(text: Text): Statement {
  const written = writtenOf(text);
  return {
    text,
    holes: written.holes,
    tokens: /table|insert|replace|merge|upsert|copy/i.test(written.text) ? sqlTokens(written.text) : [],
  };
}

function isMadeAnew(statements: readonly Statement[], name: string, file: File): boolean {
  let [dropped, created, anew] = [false, false, false];
  for (const { text, tokens } of statements) {
    let verb = "";
    for (const [at, it] of tokens.entries()) {
      if (isWord(it, "CREATE") || isWord(it, "DROP") || isWord(it, "ALTER")) verb = it.text;
      if (!isWord(it, "TABLE") || nameBehind(tokens, at) !== name) continue;
      const qualifiers = tokens.slice(Math.max(0, at - 3), at).map((before) => before.text);
      const isRun = (file.runs.get(text) ?? []).some((site) => times(site, file) !== null);
      if (verb === "DROP") dropped ||= isRun;
      if (verb === "CREATE") created = true;
      if (verb === "CREATE") anew ||= isRun && qualifiers.some((before) => /^(?:TEMP|TEMPORARY|REPLACE)$/.test(before));
    }
  }
  return created && (dropped || anew);
}

/** The last part of the name that follows a word: `DROP TABLE IF EXISTS public.documents`. */
function nameBehind(tokens: readonly SqlToken[], at: number): string | null {
  let next = at + 1;
  while (["IF", "NOT", "EXISTS", "ONLY", "INTO"].includes(tokens[next]?.text ?? "")) next++;
  while (tokens[next + 1]?.text === ".") next += 2;
  const found = tokens[next];
  if (found === undefined || (found.kind !== "word" && found.kind !== "quoted")) return null;
  return (found.kind === "quoted" ? found.text.slice(1, -1) : found.text).toUpperCase();
}

function rowsOf(statements: readonly Statement[], name: string, file: File): number | null {
  let [rows, writes] = [0, 0];
  for (const statement of statements) {
    for (const [at, it] of statement.tokens.entries()) {
      if (it.kind !== "word" || !WRITERS.has(it.text)) continue;
      // `CREATE OR REPLACE`, `INSERT OR REPLACE INTO`, a function's name.
      const next = statement.tokens[at + 1];
      if (it.text !== "COPY" && next?.text !== "INTO") continue;
      const target = nameBehind(statement.tokens, at);
      // A hole for a name may be any table.
      const isOpen = target === null && (next?.kind === "parameter" || statement.tokens[at + 2]?.kind === "parameter");
      if (target !== name && !isOpen) continue;
      const found = isOpen || ++writes > MAX_WRITES ? null : it.text === "COPY" ? copied(statement, file) : inserted(statement, at, file);
      if (found === null) return null;
      rows += found;
    }
  }
  return writes === 0 ? null : rows;
}

/** Rows of one INSERT, over all places that run it. */
function inserted(statement: Statement, at: number, file: File): number | null {
  const values = statement.tokens.findIndex((it, index) => index > at && (isWord(it, "VALUES") || it.text === ";"));
  const { home } = file;
  const sites = file.runs.get(statement.text) ?? [];
  if (values < 0 || statement.tokens[values]?.text === ";" || sites.length === 0) return null;
  const written = tuplesOf(statement, values + 1, home);
  if (written === null) return null;
  return sum(
    sites.map((site) => {
      const given = site.call.args.filter((it) => textIn(it.value, home) !== statement.text).map((it) => it.value);
      if (given.some((it) => readsParameter(it, home, new Set()))) return null;
      const rows = written.joined ? 1 : rowsGiven(site.call, given, written.list, home);
      return product([written.tuples, rows, times(site, file)]);
    }),
  );
}

interface Tuples {
  readonly tuples: number;
  /** The tuples are put together by the program: a text for each row. */
  readonly joined: boolean;
  /** `VALUES %s`: a driver writes the tuples of a list there. */
  readonly list: boolean;
}

function tuplesOf({ tokens, holes }: Statement, from: number, home: Things): Tuples | null {
  let [tuples, depth] = [0, 0];
  for (const [index, it] of tokens.slice(from).entries()) {
    if (it.text === "(" && depth++ === 0) tuples++;
    else if (it.text === ")") depth--;
    else if (depth === 0 && it.kind === "parameter") {
      const isHole = it.end === it.start + 1 && it.text === HOLE;
      if (!isHole) return index === 0 ? { tuples: 1, joined: false, list: true } : null;
      const hole = holes[tokens.slice(0, from + index).filter((before) => before.text === HOLE).length];
      const joined = hole === undefined ? null : joinedIn(hole);
      const length = joined === null ? null : lengthOf(joined, home);
      return index > 0 || length === null ? null : { tuples: length, joined: true, list: false };
    } else if (depth === 0 && it.text !== ",") break;
  }
  return tuples === 0 ? null : { tuples, joined: false, list: false };
}

/** For how many rows a call gives values: one, or those of a list of rows. Null where it may be either. */
function rowsGiven({ callee }: Call, given: readonly Value[], isList: boolean, home: Things): number | null {
  const many = isList || (callee.kind === "member" && /^execute_?many$/i.test(callee.key));
  const lengths = given.map((it) => {
    const value = it.kind === "name" ? onlyValue(home.bindings.definitionsOf(it)) : it;
    const length = value === null ? null : lengthOf(value, home);
    if (many) return length;
    if (value?.kind === "list") return value.items.every((item) => isRow(item.value, home)) ? length : 1;
    return value?.kind === "record" || value?.kind === "text" || value?.kind === "constant" ? 1 : length;
  });
  if (!many) return given.length === 0 ? 1 : product(lengths);
  const known = lengths.filter((it) => it !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function isRow(value: Value, home: Things): boolean {
  return value.kind === "list" || value.kind === "record" || home.of(value).some((it) => it.kind === "held" && it.value.kind === "record");
}

/** `with cursor.copy("COPY ...") as copy: copy.write_row(...)`: rows that are written to what the call gives. */
function copied({ text }: Statement, file: File): number | null {
  const opened = new Set<Value>(file.runs.get(text)?.map((it) => it.call));
  const uses = file.home.bindings.sites.filter(({ call: { callee } }) => {
    if (callee.kind !== "member" || callee.object.kind !== "name") return false;
    return file.home.bindings.definitionsOf(callee.object).some((it) => it.kind === "value" && opened.has(it.value));
  });
  const writes = uses.filter(({ call: { callee } }) => callee.kind === "member" && callee.key !== "set_types");
  if (writes.length === 0) return null;
  return sum(writes.map((it) => (it.call.callee.kind === "member" && it.call.callee.key === "write_row" ? times(it, file) : null)));
}

function runsIn(home: Things): ReadonlyMap<Text, readonly Site[]> {
  const runs = new Map<Text, Site[]>();
  for (const site of home.bindings.sites) {
    for (const text of new Set(site.call.args.map((it) => textIn(it.value, home)))) {
      if (text === null) continue;
      const known = runs.get(text);
      if (known) known.push(site);
      else runs.set(text, [site]);
    }
  }
  return runs;
}

/** The literal that an argument is: itself, what a name holds, `"..." % n`, `text("...")`. */
function textIn(value: Value, home: Things): Text | null {
  let at: Value | null = value;
  for (let depth = 0; at !== null && depth < 4; depth++) {
    if (at.kind === "text") return at;
    if (at.kind === "name") at = onlyValue(home.bindings.definitionsOf(at));
    else if (at.kind === "operation") at = at.operands[0] ?? null;
    else if (at.kind === "call" && at.args.length === 1 && !at.awaited) at = at.args[0]?.value ?? null;
    else return null;
  }
  return null;
}

/** How often a call runs in one run of the file; null where others may run it, or a loop is of unknown length. */
function times({ func, loops }: Pick<Site, "func" | "loops">, file: File): number | null {
  const here = turnsOf(loops, file.home);
  return here === null || func.parent === null ? here : product([here, timesCalled(func, file)]);
}

function timesCalled(func: Func, file: File): number | null {
  const { home, called } = file;
  const known = called.get(func);
  if (known !== undefined) return known;
  // One that calls itself runs nobody knows how often.
  called.set(func, null);
  const callers = home.bindings.sites.filter(
    ({ call: { callee } }) =>
      (callee.kind === "name" ? callee.name : callee.kind === "member" ? callee.key : null) === func.name &&
      home.of(callee).some((it) => it.kind === "callable" && it.func === func),
  );
  const found = callers.length === 0 || called.size > MAX_FUNCTIONS ? null : sum(callers.map((it) => times(it, file)));
  called.set(func, found);
  return found;
}

/** A function that is given what it writes may be given more by others. How often a loop runs is counted where it stands. */
function readsParameter(value: Value, home: Things, seen: Set<Value>): boolean {
  if (seen.has(value)) return false;
  if (seen.size > MAX_VALUES) return true;
  seen.add(value);
  if (value.kind !== "name") return operandsOf(value).some((it) => readsParameter(it, home, seen));
  return home.bindings
    .definitionsOf(value)
    .some((it) => it.kind === "parameter" || (it.kind === "value" && it.value.kind !== "imported" && readsParameter(it.value, home, seen)));
}

function isWord(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === "word" && token.text === text;
}
