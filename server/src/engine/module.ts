import type { Catalogue } from "../catalogue/index.ts";
import type { Program, Statement, Value } from "../model/program.ts";
import type { SourceFile } from "../model/source-file.ts";
import { operandsOf, statementsOf, valuesOf } from "../model/values.ts";
import { holdsSites } from "../recognise/sites.ts";
import { Bindings } from "../resolve/bindings.ts";

export interface ImportedName {
  readonly module: string;
  readonly member: string | null;
}

/**
 * One file of the project as others import it. What depends on its text alone is made once. As long as its declarations stay as
 * they are and where they are it is the same module, whatever is written between them: who imports it need not be asked again.
 */
export class Module {
  file: SourceFile;
  readonly program: Program;
  /** Of its declarations; null where nobody counts. */
  readonly revision: object | null;
  private bound: Bindings | null = null;
  private found: readonly ImportedName[] | null = null;
  private readonly touched = new WeakMap<Catalogue, boolean>();

  constructor(file: SourceFile, program: Program, revision: object | null = null) {
    this.file = file;
    this.program = program;
    this.revision = revision;
  }

  get imports(): readonly ImportedName[] {
    this.found ??= importsOf(this.program);
    return this.found;
  }

  get bindings(): Bindings {
    this.bound ??= new Bindings(this.program);
    return this.bound;
  }

  /** It imports an SDK, or holds a call that is known by itself: a name imported from here may matter. */
  touches(catalogue: Catalogue): boolean {
    let known = this.touched.get(catalogue);
    if (known === undefined) {
      known = this.imports.some((it) => catalogue.knows(it.module)) || holdsSites(this.bindings, catalogue);
      this.touched.set(catalogue, known);
    }
    return known;
  }
}

/** What files may be called that hold what is imported: `chat` of `./lib/chat.js`, of `lib.chat`, of `from lib import chat`. */
export function namesIn(imports: readonly ImportedName[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { module, member } of imports) {
    const last = module
      .replace(/\.[cm]?[jt]sx?$/, "")
      .split(/[./]/)
      .at(-1);
    for (const it of [last, member]) if (it && it !== "*") names.add(it);
  }
  return names;
}

/** What a program imports, in the order of its text, repetitions included. */
export function importsOf(program: Program): readonly ImportedName[] {
  const found: { module: string; member: string | null }[] = [];
  const visit = (value: Value) => {
    // Only where imports stand: as values, and one level down (`require("./x").y`).
    for (const it of [value, ...operandsOf(value)]) if (it.kind === "imported") found.push(it);
  };
  const walk = (statement: Statement) => valuesOf(statement).forEach(visit);
  for (const func of program.functions) for (const statement of statementsOf(func.body)) walk(statement);
  // `export * from`, `export { a } from`: nothing in this file runs for them.
  for (const { value } of program.exports) visit(value);
  // What is named goes before what is only seen: there may be no room for all.
  for (const module of program.sees) found.push({ module, member: "*" });
  return found;
}
