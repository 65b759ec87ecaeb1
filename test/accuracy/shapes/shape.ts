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

export type Language = "python" | "typescript" | "go";

/** Where the names of a look-alike come from. */
const LOCAL: { readonly [Name in Language]: string } = { python: "app.local", typescript: "./local", go: "app/local" };

/** The shape by itself. */
export function plain(shape: Shape, language: Language): string {
  const name = (text: string): string => replaced(text, shape, (it) => it);
  if (language === "go") {
    const lines = shape.setup.map(([it, expression]) => `\t${it}, _ := ${name(expression)}`);
    return `package app\n\n${importsOf(shape, shape.module)}\n\nfunc ask(ctx context.Context, q string) {\n${[...lines, `\t${name(shape.call)}`].join("\n")}\n}\n`;
  }
  const lines = shape.setup.map(([it, expression]) =>
    language === "python" ? `${it} = ${name(expression)}` : `const ${it} = ${name(expression)};`,
  );
  return [importsOf(shape, shape.module), ...lines, name(shape.call), ""].join("\n");
}

/** The same inside a class, a condition, a loop and a guard, its receiver on the instance. */
export function nested(shape: Shape, language: Language): string {
  const self = (text: string): string => replaced(text, shape, (it) => `${SELF[language]}.${it}`);
  const imports = importsOf(shape, shape.module);
  if (language === "go") return nestedInGo(shape, imports, self);
  if (language === "python") {
    const lines = shape.setup.map(([it, expression]) => `        self.${it} = ${self(expression)}`);
    return `${imports}

class Service:
    def __init__(self, flag):
        self.flag = flag
${lines.join("\n")}

    async def ask(self, q, v, docs):
        found = []
        if self.flag:
            for _ in range(2):
                try:
                    found.append(${self(shape.call)})
                except ValueError as error:
                    print(error)
        return found
`;
  }
  const lines = shape.setup.map(([it, expression]) => `    this.${it} = ${self(expression)};`);
  return `${imports}

export class Service {
  constructor(private flag: boolean) {
${lines.join("\n")}
  }
  async ask(q: string, v: number[], docs: string[]) {
    const found = [];
    if (this.flag) {
      for (const it of docs) {
        try {
          found.push(${self(shape.call)});
        } catch (error) {
          console.log(error, it);
        }
      }
    }
    return found;
  }
}
`;
}

const SELF: { readonly [Name in Language]: string } = { python: "self", typescript: "this", go: "s" };

function nestedInGo({ setup, call }: Shape, imports: string, self: (text: string) => string): string {
  return `package app

${imports}

type Service struct {
\tflag bool
}

func (s *Service) open(ctx context.Context) error {
\tvar err error
${setup.map(([it, expression]) => `\ts.${it}, err = ${self(expression)}`).join("\n")}
\treturn err
}

func (s *Service) ask(ctx context.Context, q string, docs []string) {
\tif s.flag {
\t\tfor _, it := range docs {
\t\t\tgo func() {
\t\t\t\tdefer done(it)
\t\t\t\t${self(call)}
\t\t\t}()
\t\t}
\t}
}
`;
}

/** The same text, where the names come from a module of the project. */
export function lookAlike(shape: Shape, language: Language): string {
  const modules = typeof shape.module === "string" ? [shape.module] : shape.module;
  return plain({ ...shape, module: modules.map((_, i) => `${LOCAL[language]}${i}`) }, language);
}

function replaced(text: string, { setup }: Shape, spell: (name: string) => string): string {
  return text.replace(/\$(\w+)/g, (whole, name: string) => (setup.some(([it]) => it === name) ? spell(name) : whole));
}

function importsOf({ imports }: Shape, module: string | readonly string[]): string {
  const modules = typeof module === "string" ? [module] : module;
  return modules.reduce((text, it, i) => text.replaceAll(i === 0 ? /%M(?!\d)/g : new RegExp(`%M${i}`, "g"), it), imports);
}
