import type { Program } from "../model/program.ts";
import { candidates, type Layout } from "./modules.ts";
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

  constructor(find: (path: string) => Exporter | null, layout: Layout) {
    this.find = find;
    this.layout = layout;
  }

  /** What the imports of one file mean. */
  outside(from: string): Outside {
    return (module, members) => {
      const name = members.at(-1);
      if (name === undefined) return null;
      for (const path of candidates(from, module, members, this.layout)) {
        const found = path === from ? null : this.find(path);
        const exported = found && this.exported(found, name);
        if (exported) return exported;
      }
      return null;
    };
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
  private handedOn({ path, program }: Exporter, name: string): ReturnType<Outside> {
    const isPython = /\.pyi?$/.test(path);
    if (isPython ? name.startsWith("_") : name === "default") return null;
    const outside = this.outside(path);
    for (const { name: as, value } of program.exports) {
      const all = as === "*" || (!isPython && as === "default" && value.kind === "imported" && value.member === null);
      const inner = all && value.kind === "imported" ? outside(value.module, [name]) : null;
      if (inner) return inner;
    }
    return null;
  }
}
