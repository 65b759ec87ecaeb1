import type { EmbeddingUse } from "../model/document.ts";
import type { Call, Program, Value } from "../model/program.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Made } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import type { SlotReader } from "./slots.ts";

/** Keywords under which a store's client is told which collection it serves. */
const COLLECTIONS: ReadonlySet<string> = new Set([
  "collection_name",
  "collectionName",
  "index_name",
  "indexName",
  "table_name",
  "tableName",
  "collection",
  "index",
]);

/** Keywords under which it is told where that collection lies. */
const LOCATIONS: ReadonlySet<string> = new Set([
  "persist_directory",
  "persistDirectory",
  "path",
  "url",
  "uri",
  "host",
  "connection",
  "connection_string",
  "connectionString",
  "redis_url",
  "redisUrl",
]);
/** Services that know a collection of an account by its name alone. */
const BY_NAME_ALONE = /pinecone|upstash/i;
const LONGEST_LOCATION = 120;

/**
 * Which embedding model each collection of a file is read and written with: where one construction of a client names both, as
 * constants. What is computed, or set elsewhere, is left out.
 */
export function embeddingUses(program: Program, things: Things, constants: Constants, slots: SlotReader): EmbeddingUse[] {
  const constantAt = behindImports(program, things.origin.text);
  return things.bindings.sites.flatMap(({ call }): EmbeddingUse[] => {
    const collection = collectionOf(call, constants);
    if (collection === null) return [];
    const [store] = things.of(call).flatMap((it) => (it.kind === "made" ? [it] : []));
    if (store === undefined) return [];
    const made = call.args
      .flatMap(({ value }) => things.of(value))
      .filter((it): it is Made => it.kind === "made" && /embedding/i.test(it.type));
    const [maker] = made;
    if (maker === undefined || made.length > 1) return [];
    const model = slots.readFrom("model", maker.settings);
    const dimension = slots.readFrom("dimension", maker.settings);
    const given = model.state === "set" && model.given.length === 1 ? model.given[0] : undefined;
    const id = given && constants.of(given.value);
    // Vectors cut to another length do not fit, even of one model; a length that nobody can read may be any.
    const length =
      dimension.state === "set" && dimension.values.length === 1 && dimension.values[0] ? constants.of(dimension.values[0]) : null;
    if (given === undefined || typeof id !== "string" || dimension.state === "unknown" || length === undefined) return [];
    const { start, end } = given.value;
    const uri = given.home?.origin.uri;
    return [
      {
        store: store.sdk,
        collection,
        location: locationOf(call, constants, things.origin.text),
        model: id,
        dimensions: typeof length === "number" ? length : null,
        start,
        end,
        ...(uri === undefined ? {} : { uri }),
        call: { start: call.start, end: call.end },
        constantAt,
      },
    ];
  });
}

/** The line that follows the last import at the top level; the place of a first import where there is none. */
function behindImports({ module, insertImportAt }: Program, text: string): number {
  const ends = module.body.flatMap((it) => (it.kind === "assign" && it.value.kind === "imported" ? [it.end] : []));
  const line = ends.length === 0 ? -1 : text.indexOf("\n", Math.max(...ends));
  return line < 0 ? insertImportAt : line + 1;
}

function collectionOf(call: Call, constants: Constants): string | null {
  const values = givenAs(COLLECTIONS, call).map((it) => constants.of(it));
  const [only] = values;
  return values.length === 1 && typeof only === "string" ? only : null;
}

/** As a constant where it is one; the words of a setting, `settings.DATABASE_URL`, mean one place in one package. */
function locationOf(call: Call, constants: Constants, text: string): string | null {
  if (BY_NAME_ALONE.test(text.slice(call.callee.start, call.callee.end))) return "";
  const [only, ...more] = givenAs(LOCATIONS, call);
  if (only === undefined || more.length > 0) return null;
  const constant = constants.of(only);
  const written = typeof constant === "string" ? constant : text.slice(only.start, only.end);
  return written.length <= LONGEST_LOCATION && (typeof constant === "string" || /[.(]/.test(written)) ? written : null;
}

function givenAs(keys: ReadonlySet<string>, { args }: Call): readonly Value[] {
  const records = args.flatMap((it) => (it.name === null && it.value.kind === "record" ? it.value.entries : []));
  const named = [...args.map((it) => ({ key: it.name, value: it.value })), ...records];
  return named.flatMap((it) => (it.key !== null && keys.has(it.key) ? [it.value] : []));
}
