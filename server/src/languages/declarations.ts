import type { Tree } from "web-tree-sitter";
import type { Program, Statement } from "../model/program.ts";
import { insertImportAt, type Row } from "./imports.ts";
import { type Declaration, type Forms, Lowering, type Member, type MutableClass, type MutableFunc, moduleFunc } from "./lowering.ts";
import { mend } from "./mend.ts";
import type { Lexis } from "./scan.ts";
import { type Segment, segmentsOf, untilBalanced } from "./segments.ts";
import { move, placedIn } from "./spans.ts";
import { COMMENTS, copySyntax, relocate, type Syntax } from "./syntax.ts";

/** Parses a text that is no version of the file, and frees the tree. */
export type ParsePart = <Result>(text: string, use: (tree: Tree) => Result) => Result;

/** A lowered declaration and where it stood when it was last used. */
interface Unit {
  readonly declaration: Declaration;
  start: number;
  /** Made when the declaration first moves. */
  placed: ReturnType<typeof placedIn> | null;
}

/** Nodes at the top level that say nothing. */
const TRIVIA: ReadonlySet<string> = new Set([...COMMENTS, "hash_bang_line", "line_continuation"]);

/** Where the declarations of a sound segment stand, relative to it. */
type Outline = readonly { readonly type: string; readonly start: number; readonly end: number }[];

/**
 * The declarations of one file, from version to version. One whose text is known from the version before is not copied
 * out of the tree and not lowered again, but moved. What comes out depends on the text alone, never on what was before.
 */
export class Declarations {
  /** Declarations lowered so far: what a keystroke costs. */
  lowered = 0;
  /** Another one for each version in which a declaration came, went or moved: an edit of what lies around them is none. */
  revision: object = {};
  private readonly forms: Forms;
  private readonly lexis: Lexis;
  private readonly module: MutableFunc = moduleFunc();
  private known = new Map<string, Unit[]>();
  private units: readonly Unit[] = [];
  private hasMoved = false;
  /** Classes whose methods are declared apart from them. */
  private readonly adopted = new Set<MutableClass>();
  private outlines = new Map<string, Outline | null>();

  constructor(forms: Forms, lexis: Lexis) {
    this.forms = forms;
    this.lexis = lexis;
  }

  program(text: string, tree: Tree, parsePart: ParsePart): Program {
    const version = new Version(text);
    // A declaration must hold nothing of another one while it is moved.
    for (const owner of this.adopted) {
      for (const it of owner.methods) (it as MutableFunc).class = null;
      owner.methods = [];
    }
    this.adopted.clear();
    this.hasMoved = false;
    if (this.isSound(tree, text)) this.sound(version, tree, 0);
    else this.broken(version, parsePart);
    // They are taken from the end: the first of several equal ones lies there.
    for (const it of version.known.values()) it.reverse();
    this.known = version.known;
    this.outlines = version.outlines;
    const { units } = version;
    if (this.hasMoved || units.length !== this.units.length || units.some((it, i) => it !== this.units[i])) this.revision = {};
    this.units = units;
    return this.join(version, text);
  }

  /** Without errors, but for words that the grammar misses where the language needs none. */
  private isSound({ rootNode }: Tree, text: string): boolean {
    if (!rootNode.hasError) return true;
    const { needless } = this.forms;
    if (needless === undefined) return false;
    const open = [rootNode];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.isError || (node.isMissing && !needless(text, node.startIndex))) return false;
      for (const it of node.children) if (it?.hasError) open.push(it);
    }
    return true;
  }

  /** Every child of the root is a declaration. Returns where they stand. */
  private sound(version: Version, tree: Tree, offset: number): Outline {
    const outline: { type: string; start: number; end: number }[] = [];
    const cursor = tree.walk();
    try {
      for (let more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) {
        if (!cursor.nodeIsNamed) continue;
        const row = { type: cursor.nodeType, start: cursor.startIndex + offset, end: cursor.endIndex + offset };
        outline.push(row);
        this.declaration(version, row, () => [copySyntax(cursor, offset)]);
      }
    } finally {
      cursor.delete();
    }
    return outline;
  }

  private declaration(version: Version, row: { type: string; start: number; end: number }, copy: () => readonly Syntax[]): void {
    if (TRIVIA.has(row.type)) {
      version.rows.push({ ...row, place: "head" });
      return;
    }
    const key = `${row.type}\0${version.text.slice(row.start, row.end)}`;
    const unit = this.take(key, row.start) ?? this.lower(version.text, row.start, copy());
    version.add(key, unit, row);
  }

  /** Segment by segment: a sound one like a file of its own, any other as one declaration. */
  private broken(version: Version, parsePart: ParsePart): void {
    const segments = segmentsOf(version.text, this.lexis);
    for (let index = 0; index < segments.length; index++) {
      const segment = segments[index] as Segment;
      if (this.segment(version, segment, parsePart)) continue;
      const last = untilBalanced(segments, index);
      const joined = { start: segment.start, end: segments[last]?.end ?? segment.end, balance: 0 };
      if (last > index && this.segment(version, joined, parsePart)) index = last;
      else this.half(version, segment, parsePart);
    }
  }

  /** Reads a segment that the parser accepts; false when it does not. */
  private segment(version: Version, { start, end }: Segment, parsePart: ParsePart): boolean {
    const text = version.text.slice(start, end);
    const known = version.outlines.get(text) ?? this.outlines.get(text);
    if (known !== undefined) version.outlines.set(text, known);
    if (known === null) return false;
    const rows = known?.map((it) => ({ type: it.type, start: it.start + start, end: it.end + start }));
    if (rows?.every((it) => TRIVIA.has(it.type) || this.knows(version.text, it))) {
      for (const it of rows) this.declaration(version, it, () => []);
      return true;
    }
    return parsePart(text, (tree) => {
      const outline = this.isSound(tree, text) ? this.sound(version, tree, start) : null;
      version.outlines.set(text, outline?.map((it) => ({ type: it.type, start: it.start - start, end: it.end - start })) ?? null);
      return outline !== null;
    });
  }

  /** A segment with half-typed code, read as it stands or with what is open closed: whichever leaves less unread. */
  private half(version: Version, segment: Segment, parsePart: ParsePart): void {
    const text = version.text.slice(segment.start, segment.end);
    const key = `\0${text}`;
    const known = this.take(key, segment.start);
    const row = { start: segment.start, end: segment.start + text.trimEnd().length };
    if (known !== null) {
      version.add(key, known, row);
      return;
    }
    const written = parsePart(text, read);
    const mended = mend(text, this.lexis);
    const closed = mended && parsePart(mended.text, read);
    const best =
      mended !== null && closed !== null && closed.unread < written.unread
        ? { ...closed, place: mended.place }
        : { ...written, place: null };
    const root = relocate(best.root, (offset) => (best.place?.(offset) ?? offset) + segment.start);
    const nodes = root.type === "ERROR" ? [root] : root.children.filter((it) => it.named && !TRIVIA.has(it.type));
    const unit = this.lower(version.text, segment.start, nodes);
    // Whatever could be read of it: rules about absence keep quiet in what is not finished.
    if (best.place !== null || unit.declaration.problems.length === 0) unit.declaration.problems.push({ ...row });
    version.add(key, unit, row);
  }

  private knows(text: string, row: { type: string; start: number; end: number }): boolean {
    return (this.known.get(`${row.type}\0${text.slice(row.start, row.end)}`)?.length ?? 0) > 0;
  }

  private take(key: string, start: number): Unit | null {
    const unit = this.known.get(key)?.pop();
    if (unit === undefined) return null;
    if (unit.start !== start) {
      unit.placed ??= placedIn([unit.declaration]);
      move(unit.placed, start - unit.start);
      unit.start = start;
      this.hasMoved = true;
    }
    return unit;
  }

  private lower(text: string, start: number, nodes: readonly Syntax[]): Unit {
    this.lowered++;
    return { declaration: new Lowering(text, this.forms, this.module).declare(nodes), start, placed: null };
  }

  /** Gives functions that are declared apart from their class to it; returns those whose class is not in the file. */
  private adopt(members: readonly Member[], classes: ReadonlyMap<string, MutableClass>): readonly Statement[] {
    return members.flatMap(({ owner, func, alone }) => {
      const home = classes.get(owner);
      if (home === undefined) return [alone];
      func.class = home;
      home.methods = [...home.methods, func];
      this.adopted.add(home);
      return [];
    });
  }

  /** The declarations as one program. The function of the module stays the same from version to version. */
  private join(version: Version, text: string): Program {
    const body: Statement[] = [];
    const program = {
      module: this.module,
      functions: [this.module],
      classes: [],
      types: [],
      exports: [],
      sees: [...(this.forms.sees ?? [])],
      problems: [],
    } as {
      module: MutableFunc;
      functions: Program["functions"][number][];
      classes: Program["classes"][number][];
      types: Program["types"][number][];
      exports: Program["exports"][number][];
      sees: string[];
      problems: Program["problems"][number][];
    };
    const classes = new Map(version.units.flatMap((it) => it.declaration.classes.map((owner) => [owner.name, owner as MutableClass])));
    for (const { declaration } of version.units) {
      append(body, declaration.body);
      append(body, this.adopt(declaration.members, classes));
      append(program.functions, declaration.functions);
      append(program.classes, declaration.classes);
      append(program.types, declaration.types);
      append(program.exports, declaration.exports);
      append(program.sees, declaration.sees);
      append(program.problems, declaration.problems);
    }
    const first = version.units[0]?.declaration ?? null;
    Object.assign(this.module, { start: 0, end: text.length, body, doc: first?.doc ?? null, first: null });
    return { ...program, insertImportAt: insertImportAt(version.rows, text) };
  }
}

/** What one version of the file is made of. */
class Version {
  readonly text: string;
  readonly units: Unit[] = [];
  readonly rows: Row[] = [];
  readonly known = new Map<string, Unit[]>();
  readonly outlines = new Map<string, Outline | null>();

  constructor(text: string) {
    this.text = text;
  }

  add(key: string, unit: Unit, { start, end }: { start: number; end: number }): void {
    this.units.push(unit);
    this.rows.push({ start, end, place: unit.declaration.place });
    const same = this.known.get(key);
    if (same) same.push(unit);
    else this.known.set(key, [unit]);
  }
}

function append<T>(to: T[], more: readonly T[]): void {
  for (const it of more) to.push(it);
}

/** A tree with errors, and how much of the text the parser could not read. */
function read(tree: Tree): { readonly root: Syntax; readonly unread: number } {
  const cursor = tree.walk();
  const root = copySyntax(cursor);
  cursor.delete();
  let unread = 0;
  const open: Syntax[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === "ERROR") unread += node.end - node.start;
    else if (node.start === node.end && node.children.length === 0) unread++;
    else for (const it of node.children) open.push(it);
  }
  return { root, unread };
}
