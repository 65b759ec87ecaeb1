import type { Class, Value } from "../../model/program.ts";
import type { RecordType } from "../../model/records.ts";
import { member, part } from "../members.ts";
import type { Row, Thing } from "../thing.ts";
import type { Things } from "../things.ts";
import { recordOfValue } from "./clients.ts";
import { recordOfClass, rowOfData } from "./declare.ts";

/** The record types of one file: which things are rows of them, and with which fields. */
export class Records {
  private readonly known = new Map<Class, RecordType | null>();
  private readonly home: Things;

  constructor(home: Things) {
    this.home = home;
  }

  /** The record type that a class of this file is; null for a class of behaviour. */
  ofClass(owner: Class): RecordType | null {
    const known = this.known.get(owner);
    if (known !== undefined) return known;
    // A field may be of the class itself.
    this.known.set(owner, null);
    const record = recordOfClass(this.home, owner);
    this.known.set(owner, record);
    return record;
  }

  /** What a thing is a row of; of a class what its instances are. */
  rowOf(thing: Thing): Row | null {
    if (thing.kind === "foreign") return thing.home.records.rowOf(thing.thing);
    if (thing.kind === "row") return thing;
    if (thing.kind === "path") return recordOfValue(thing);
    if (thing.kind !== "instance" && thing.kind !== "class") return null;
    const record = this.ofClass(thing.class);
    const part: Row["part"] = (key) => member(this.home, { kind: "instance", class: thing.class }, key);
    return record === null ? null : { kind: "row", record, columns: null, part };
  }

  /** What a value, or a part of it, may be a row of. */
  rowsOf(value: Value, path: readonly string[] = []): readonly Row[] {
    return part(this.home, this.home.of(value), path).flatMap((it) => {
      const isClass = it.kind === "class" || (it.kind === "foreign" && it.thing.kind === "class");
      return isClass ? [] : (this.rowOf(it) ?? []);
    });
  }

  /** A model of the project's schema file by the name that code uses; `module` is what generates its client. */
  model(module: string, name: string): Row | null {
    if (!isGenerated(module)) return null;
    const { records } = this.home.outside;
    const find = (wanted: string) => records.get(`prisma:${wanted.toLowerCase()}`);
    const record = find(name);
    return record === undefined ? null : rowOfData(record, find);
  }
}

/** The client that is generated from the schema, in its package or in a folder of the project. */
function isGenerated(module: string): boolean {
  return /(?:^|[/.@])prisma(?:\/|$)/.test(module);
}
