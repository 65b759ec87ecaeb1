import type { Program } from "../model/program.ts";
import { candidates, isWholeFolder, type Layout } from "./modules.ts";
import type { Exported, Outside } from "./thing.ts";
import type { Things } from "./things.ts";

/** One file of the project, as others import it. */
export interface Exporter {
  readonly path: string;
  readonly program: Program;
  /** Made when it is asked for the first time. */
  readonly things: () => Things;
}

/** Looks names up in the files of a project. `find` gives the file at a path, null where there is none. */
export class Linking {
  private readonly find: (path: string) => Exporter | null;
  private readonly layout: Layout;
  /** Exports being looked up: files may hand on each other's. */
  private readonly open = new Set<string>();

  /** Files by who imports what: the same names are asked for again and again. */
  private readonly known = new Map<string, readonly Exporter[]>();
  private readonly records: Outside["records"];
  /** Paths that were read, by folder and ending. */
  private readonly folders = new Map<string, string[]>();

  /** `paths`: of all files that `find` gives. */
  constructor(
    find: (path: string) => Exporter | null,
    layout: Layout,
    records: Outside["records"] = new Map(),
    paths: Iterable<string> = [],
  ) {
    this.find = find;
    for (const path of paths) {
      const whole = path.replace(/[^/]*(?=\.\w+$)/, "*");
      const known = this.folders.get(whole);
      if (known) known.push(path);
      else this.folders.set(whole, [path]);
    }
    this.layout = layout;
    this.records = records;
  }

  /** What the imports of one file mean. */
  outside(from: string): Outside {
    const search = <Found>(look: (exporter: Exporter, name: string) => Found | null, module: string, members: readonly string[]) => {
      const name = members.at(-1);
      if (name === undefined) return null;
      for (const it of this.meant(from, module, members)) {
        const exported = look(it, name);
        if (exported) return exported;
      }
      return null;
    };
    return {
      value: (module, members) => search((exporter, name) => this.exported(exporter, name), module, members),
      type: (module, members) => search((exporter, name) => this.declared(exporter, name), module, members),
      records: this.records,
    };
  }

  /** The files that an import may mean, likeliest first. */
  private meant(from: string, module: string, members: readonly string[]): readonly Exporter[] {
    const key = `${from}\n${module}\n${members.join("\n")}`;
    let known = this.known.get(key);
    if (known === undefined) {
      const paths = candidates(from, module, members, this.layout).flatMap((it) =>
        isWholeFolder(it) ? (this.folders.get(it) ?? []) : [it],
      );
      known = paths.flatMap((path) => (path === from ? [] : (this.find(path) ?? [])));
      this.known.set(key, known);
    }
    return known;
  }

  /** An interface or alias that a file exports, or hands on from another. */
  private declared(from: Exporter, name: string): ReturnType<Outside["type"]> {
    const key = `type ${from.path}\n${name}`;
    if (this.open.has(key)) return null;
    this.open.add(key);
    try {
      const own = from.program.types.findLast((it) => it.exported === name);
      if (own !== undefined) return { home: from.things(), declared: own };
      const outside = this.outside(from.path);
      for (const { name: as, value } of from.program.exports.toReversed()) {
        if (as !== name && as !== "*") continue;
        if (value.kind === "imported") {
          const found = outside.type(value.module, [as === "*" ? name : (value.member ?? name)]);
          if (found !== null) return found;
        } else if (value.kind === "name") {
          const found = from.things().declaredType(value.name);
          if (found !== null) return found;
        }
      }
      return null;
    } finally {
      this.open.delete(key);
    }
  }

  private exported(from: Exporter, name: string): Exported | null {
    const key = `${from.path}\n${name}`;
    if (this.open.has(key)) return null;
    this.open.add(key);
    try {
      const own = from.program.exports.findLast((it) => it.name === name);
      if (own !== undefined) {
        const home = from.things();
        return { home, things: home.of(own.value), value: own.value };
      }
      return this.handedOn(from, name);
    } finally {
      this.open.delete(key);
    }
  }

  /** `from .inner import *`, `export * from "./inner"`, `module.exports = require("./inner")`. */
  private handedOn({ path, program }: Exporter, name: string): ReturnType<Outside["value"]> {
    const isPython = /\.pyi?$/.test(path);
    if (isPython ? name.startsWith("_") : name === "default") return null;
    const outside = this.outside(path);
    for (const { name: as, value } of program.exports) {
      const all = as === "*" || (!isPython && as === "default" && value.kind === "imported" && value.member === null);
      const inner = all && value.kind === "imported" ? outside.value(value.module, [name]) : null;
      if (inner) return inner;
    }
    return null;
  }
}
