import type { Block, Class, Export, Func, Statement, Target, Text, TypeDeclaration, TypeForm, TypeRef, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { type Implied, NOTHING_IMPLIED } from "./implied.ts";
import { evaluate, opaque, spanOf } from "./nodes.ts";
import { recover } from "./recover.ts";
import { named, type Syntax } from "./syntax.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type MutableFunc = Mutable<Func>;
export type MutableClass = Mutable<Class>;

type Form<Result> = (lower: Lowering, node: Syntax) => Result;

/** What a language brings: a form for each type of node it understands, in the words of its grammar. */
export interface Forms {
  readonly statements: ReadonlyMap<string, Form<readonly Statement[]>>;
  readonly values: ReadonlyMap<string, Form<Value>>;
  /** What a pattern binds; `path` is the way to it from the value that is taken apart. */
  readonly targets: (lower: Lowering, node: Syntax, scope: Target["scope"], path: readonly string[]) => readonly Target[];
  /** Types, modifiers and the like: no values, wherever they stand. */
  readonly ignored: ReadonlySet<string>;
  /** Nodes that lower the errors among their children themselves: an error in the head of a function belongs to its body. */
  readonly ownErrors: ReadonlySet<string>;
  /** What may be called, for half-typed calls. */
  readonly callees: ReadonlySet<string>;
  /** The constant key that a node gives before a colon. */
  readonly keyOf: (lower: Lowering, key: Syntax) => string | null;
  /** A node that is a key with its value: a keyword argument, an entry; null for every other. */
  readonly pair: (
    lower: Lowering,
    node: Syntax,
  ) => { readonly key: string | null; readonly keySpan: Span | null; readonly value: Value } | null;
  /** Whether what the grammar misses here is nothing to the language: the grammar is older than it. */
  readonly needless?: (text: string, at: number) => boolean;
  /** Modules that every file of the language sees without saying so. */
  readonly sees?: readonly string[];
  /** How a type is put together. */
  readonly typeForm: (lower: Lowering, node: Syntax) => TypeForm;
  /** What the language makes of a top-level node and its statements: which names it exports, whether it is an import. */
  readonly declared: (lower: Lowering, declaration: Declaration, node: Syntax, body: Block) => void;
}

/** What one top-level declaration lowers to. */
export interface Declaration {
  readonly body: Statement[];
  readonly functions: Func[];
  readonly classes: Class[];
  readonly types: TypeDeclaration[];
  readonly exports: Export[];
  readonly sees: string[];
  readonly problems: Span[];
  /** `import`: a new import goes after it. `head`: so does it after a directive or the file's own documentation. */
  place: "import" | "head" | null;
  /** Functions that belong to a class which is declared elsewhere in the file. */
  readonly members: Member[];
  /** What it says about the whole file, if it stands first. */
  doc: Text | null;
}

const NAMES = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/g;

/** A function with the name of its class, and what it is where no such class is in the file. */
export interface Member {
  readonly owner: string;
  readonly func: MutableFunc;
  readonly alone: Statement;
}

/** Deeper than any code a person wrote; the stack of the walkers behind the lowering is safe below it. */
const MAX_DEPTH = 512;

/** The state of one lowering that no language decides: the function being built, hoisted statements, the declaration's lists. */
export class Lowering {
  readonly source: string;
  readonly forms: Forms;
  func: MutableFunc;
  /** Names declared `global` or `nonlocal`, by function. */
  readonly outer = new WeakMap<Func, Set<string>>();
  /** A `break` here ends an arm of a `switch`, not a loop. */
  inSwitch = false;
  /** Members of the class around that are meant by their bare names here. */
  implied: Implied = NOTHING_IMPLIED;
  private declaration: Declaration = {
    body: [],
    functions: [],
    classes: [],
    types: [],
    exports: [],
    sees: [],
    problems: [],
    members: [],
    place: null,
    doc: null,
  };
  private hoisted: Statement[] = [];
  private depth = 0;
  private ordinal = 0;

  constructor(source: string, forms: Forms, module: MutableFunc) {
    this.source = source;
    this.forms = forms;
    this.func = module;
  }

  /** Lowers one top-level node, or several that belong together. What no form knows becomes `opaque` with its operands. */
  declare(nodes: readonly Syntax[]): Declaration {
    const { declaration } = this;
    for (const node of nodes) {
      const body = this.block([node]);
      for (const it of body) declaration.body.push(it);
      this.forms.declared(this, declaration, node, body);
    }
    return declaration;
  }

  // ── functions, classes, exports ──────────────────────────────────────────────────────────────────────────────────

  newFunc(name: string, at: Span): MutableFunc {
    const func = emptyFunc(name, at, this.func);
    this.declaration.functions.push(func);
    return func;
  }

  newClass(name: string, at: Span): MutableClass {
    const owner: MutableClass = { kind: "class", name, bases: [], fields: [], methods: [], decorators: [], doc: null, ...spanOf(at) };
    this.declaration.classes.push(owner);
    return owner;
  }

  declareType(name: string, form: TypeForm, at: Span): TypeDeclaration {
    const declared: TypeDeclaration = { name, form, exported: null, ...spanOf(at) };
    this.declaration.types.push(declared);
    return declared;
  }

  export(name: string, value: Value): void {
    this.declaration.exports.push({ name, value });
  }

  /** All names of a module are meant here. */
  see(module: string): void {
    this.declaration.sees.push(module);
  }

  /** A function belongs to a class that is declared elsewhere in the file. */
  memberOf(owner: string, func: MutableFunc, alone: Statement): void {
    this.declaration.members.push({ owner, func, alone });
  }

  problem(at: Span): void {
    this.declaration.problems.push(spanOf(at));
  }

  /** A number that is free in this declaration, for names that the source does not give. */
  nextOrdinal(): number {
    return this.ordinal++;
  }

  /** Lowers a nested function: statements hoisted inside stay inside. */
  inFunc(func: MutableFunc, lowerBody: () => Block): Func {
    const { func: outer, hoisted, inSwitch } = this;
    this.func = func;
    this.hoisted = [];
    this.inSwitch = false;
    func.body = lowerBody();
    this.func = outer;
    this.hoisted = hoisted;
    this.inSwitch = inSwitch;
    return func;
  }

  /** Runs `lower` where `break` means what `inSwitch` says. */
  breaking<Result>(inSwitch: boolean, lower: () => Result): Result {
    const outer = this.inSwitch;
    this.inSwitch = inSwitch;
    const result = lower();
    this.inSwitch = outer;
    return result;
  }

  /** Runs `lower` where bare names may mean these members. */
  implying<Result>(implied: Implied, lower: () => Result): Result {
    const outer = this.implied;
    this.implied = implied;
    const result = lower();
    this.implied = outer;
    return result;
  }

  // ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** A statement that an expression contains (`:=`, `yield`, assignment in a condition): it goes before. */
  hoist(statement: Statement): void {
    this.hoisted.push(statement);
  }

  /** Runs `lower` and puts what it hoisted before what it returned. */
  withHoisted(lower: () => readonly Statement[]): Statement[] {
    const outer = this.hoisted;
    this.hoisted = [];
    const statements = lower();
    const result = [...this.hoisted, ...statements];
    this.hoisted = outer;
    return result;
  }

  block(nodes: readonly Syntax[]): Statement[] {
    const result: Statement[] = [];
    for (const node of nodes) {
      for (const it of this.withHoisted(() => this.statement(node))) result.push(it);
      if (node.type !== "ERROR" && !this.forms.ownErrors.has(node.type)) for (const it of this.errorsIn(node)) result.push(it);
    }
    return result;
  }

  /** What the parser could not fit into a statement it kept: the half-typed rest of it. */
  errorsIn(node: Syntax): Statement[] {
    return node.children.filter((it) => it.type === "ERROR").flatMap((it) => recover(this, it));
  }

  statement(node: Syntax): readonly Statement[] {
    if (this.depth >= MAX_DEPTH) return [evaluate(this.tooDeep(node), node)];
    this.depth++;
    try {
      if (node.type === "ERROR") return recover(this, node);
      const form = this.forms.statements.get(node.type);
      if (form !== undefined) return form(this, node);
      return [evaluate(this.value(node, node), node)];
    } finally {
      this.depth--;
    }
  }

  // ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A missing operand is an opaque value where its parent stands. */
  value(node: Syntax | undefined, parent: Syntax): Value {
    if (node === undefined) return { kind: "opaque", what: "missing", operands: [], start: parent.end, end: parent.end };
    if (this.depth >= MAX_DEPTH) return this.tooDeep(node);
    this.depth++;
    try {
      if (node.type === "ERROR") this.problem(node);
      const form = this.forms.values.get(node.type);
      return form === undefined ? opaque(node, this.values(named(node))) : form(this, node);
    } finally {
      this.depth--;
    }
  }

  maybe(node: Syntax | undefined): Value | null {
    return node === undefined ? null : this.value(node, node);
  }

  values(nodes: readonly Syntax[]): Value[] {
    return nodes.filter((it) => !this.forms.ignored.has(it.type)).map((it) => this.value(it, it));
  }

  targets(node: Syntax | undefined, scope: Target["scope"] = "function", path: readonly string[] = []): readonly Target[] {
    if (node === undefined || this.depth >= MAX_DEPTH) return [];
    this.depth++;
    try {
      return this.forms.targets(this, node, scope, path);
    } finally {
      this.depth--;
    }
  }

  text(node: Span): string {
    return this.source.slice(node.start, node.end);
  }

  /** Names in a type, outermost first; what is quoted or generic counts the same. */
  type(node: Syntax | undefined): TypeRef | null {
    if (node === undefined) return null;
    const names: string[] = [];
    for (const [name] of this.text(node).matchAll(NAMES)) if (names.push(name) === 8) break;
    return { names, form: this.typeForm(node), start: node.start, end: node.end };
  }

  typeForm(node: Syntax | undefined): TypeForm {
    return node === undefined ? { kind: "other" } : this.deeper<TypeForm>(node, { kind: "other" }, () => this.forms.typeForm(this, node));
  }

  /** Runs `lower` one level deeper; too deep, `node` is noted as a problem and the answer is `otherwise`. */
  deeper<Result>(node: Syntax, otherwise: Result, lower: () => Result): Result {
    if (this.depth >= MAX_DEPTH) {
      this.problem(node);
      return otherwise;
    }
    this.depth++;
    try {
      return lower();
    } finally {
      this.depth--;
    }
  }

  private tooDeep(node: Syntax): Value {
    this.problem(node);
    return opaque(node, []);
  }
}

/** The body of a file as a function. */
export function moduleFunc(): MutableFunc {
  return emptyFunc("<module>", { start: 0, end: 0 }, null);
}

function emptyFunc(name: string, { start, end }: Span, parent: Func | null): MutableFunc {
  const nothing = { parameters: [], body: [], class: null, receiver: null, decorators: [], returns: null, doc: null, first: null };
  return { kind: "func", name, start, end, parent, async: false, ...nothing };
}
