import { FRAMES, type Language } from "./frames.ts";

/** One way of calling a model or a store, written from the SDK's documentation. */
export interface Shape {
  readonly title: string;
  /** Import statement with `%M` where the module goes. */
  readonly imports: string;
  readonly module: string | readonly string[];
  /** Names and the expressions they hold; `$name` refers to another one. */
  readonly setup: readonly (readonly [name: string, expression: string])[];
  readonly call: string;
  /** `kind sdk model temperature`, in the order of the file, set-up included. */
  readonly expected: readonly string[];
  /** Its member path gives it away whatever the receiver is: a look-alike may be seen, but only as a shape. */
  readonly shaped?: true;
}

/** The shape by itself. */
export function plain(shape: Shape, language: Language): string {
  return FRAMES[language].plain(written(shape, (it) => it));
}

/** The same inside a class, a condition, a loop and a guard, its receiver on the instance. */
export function nested(shape: Shape, language: Language): string {
  const frame = FRAMES[language];
  return frame.nested(written(shape, (it) => `${frame.self}.${it}`));
}

/** The same text, where the names come from a module of the project. */
export function lookAlike(shape: Shape, language: Language): string {
  return plain({ ...shape, module: modulesOf(shape).map((_, i) => `${FRAMES[language].local}${i}`) }, language);
}

function written(shape: Shape, spell: (name: string) => string) {
  const named = (text: string): string =>
    text.replace(/\$(\w+)/g, (whole, name: string) => (shape.setup.some(([it]) => it === name) ? spell(name) : whole));
  return {
    imports: modulesOf(shape).reduce(
      (text, it, i) => text.replaceAll(i === 0 ? /%M(?!\d)/g : new RegExp(`%M${i}`, "g"), it),
      shape.imports,
    ),
    setup: shape.setup.map(([name, expression]) => [name, named(expression)] as const),
    call: named(shape.call),
  };
}

function modulesOf({ module }: Shape): readonly string[] {
  return typeof module === "string" ? [module] : module;
}
