import { TYPE_KINDS } from "../../catalogue/records.ts";
import type { RecordField, RecordKey, RecordType } from "../../model/records.ts";

const BLOCK = /^[ \t]*(model|type|view|enum)[ \t]+(\w{1,120})[ \t]*\{/;
/** `id String @id`, `@@unique([first, second])`. */
const OWN_KEY = /[ \t]@(id|unique)(?![\w.])/;
const JOINT_KEY = /^[ \t]*@@(id|unique)\([ \t]*(?:fields:[ \t]*)?\[([\w, \t]{1,400})\]/;
const FIELD = /^([ \t]*)([A-Za-z]\w{0,119})[ \t]+([A-Za-z]\w{0,119})(\[\])?(\?)?/;

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  end: number;
  readonly fields: RecordField[];
  readonly keys: RecordKey[];
}

/** The models of a Prisma schema: one block of lines each. Never throws; what is no field is left out. Linear in the text. */
export function prismaRecords(uri: string, text: string): readonly RecordType[] {
  const enums = new Set<string>();
  const blocks: Block[] = [];
  let open: Block | null = null;
  let at = 0;
  for (const line of text.split("\n")) {
    const [, kind, name] = BLOCK.exec(line) ?? [];
    if (kind !== undefined && name !== undefined) {
      open = { kind, name, start: at, end: at + line.length, fields: [], keys: [] };
      if (kind === "enum") enums.add(name);
      else blocks.push(open);
    } else if (/^[ \t]*\}/.test(line)) {
      if (open !== null) open.end = at + line.indexOf("}") + 1;
      open = null;
    } else if (open !== null && open.kind !== "enum") {
      const [, indent = "", field, type, list, optional] = FIELD.exec(line) ?? [];
      const [, joint, names = ""] = JOINT_KEY.exec(line) ?? [];
      const own = field === undefined ? undefined : OWN_KEY.exec(line)?.[1];
      if (own !== undefined && field !== undefined) open.keys.push({ fields: [field], primary: own === "id", written: field });
      if (joint !== undefined)
        open.keys.push({ fields: names.split(",").map((it) => it.trim()), primary: joint === "id", written: names.trim() });
      if (field !== undefined && type !== undefined)
        open.fields.push({
          name: field,
          type: `${type}${list ?? ""}${optional ?? ""}`,
          kind: TYPE_KINDS.get(type) ?? "unknown",
          optional: optional !== undefined,
          list: list !== undefined,
          record: null,
          start: at + indent.length,
          end: at + line.trimEnd().length,
        });
    }
    at += line.length + 1;
  }
  const kinds = new Map(blocks.map((it) => [it.name, it.kind]));
  return blocks.map(({ name, start, end, fields, keys }) => ({
    name,
    source: "prisma",
    uri,
    fields: fields.map((it): RecordField => {
      const type = it.type.replace(/\W+$/, "");
      // A `type` is kept inside its document.
      if (kinds.has(type)) return { ...it, kind: "record", record: type, ...(kinds.get(type) === "type" ? {} : { relation: true }) };
      return enums.has(type) ? { ...it, kind: "choice" } : it;
    }),
    keys,
    closed: true,
    settings: false,
    start,
    end,
  }));
}
