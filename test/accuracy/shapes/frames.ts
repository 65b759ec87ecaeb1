/** A shape with its names spelt for the place they stand in. */
export interface Written {
  readonly imports: string;
  readonly setup: readonly (readonly [name: string, expression: string])[];
  readonly call: string;
}

/** The code that a language puts around a shape. */
export interface Frame {
  /** Where the names of a look-alike come from. */
  readonly local: string;
  /** The instance, inside a method. */
  readonly self: string;
  readonly plain: (shape: Written) => string;
  /** Inside a class, a condition, a loop and a guard, what is set up on the instance. */
  readonly nested: (shape: Written) => string;
}

export type Language = "python" | "typescript" | "go" | "java" | "csharp";

function lines(setup: Written["setup"], write: (name: string, expression: string) => string): string {
  return setup.map(([name, expression]) => `${write(name, expression)}\n`).join("");
}

const python: Frame = {
  local: "app.local",
  self: "self",
  plain: ({ imports, setup, call }) => `${imports}\n${lines(setup, (name, it) => `${name} = ${it}`)}${call}\n`,
  nested: ({ imports, setup, call }) => `${imports}

class Service:
    def __init__(self, flag):
        self.flag = flag
${lines(setup, (name, it) => `        self.${name} = ${it}`)}
    async def ask(self, q, v, docs):
        found = []
        if self.flag:
            for _ in range(2):
                try:
                    found.append(${call})
                except ValueError as error:
                    print(error)
        return found
`,
};

const typescript: Frame = {
  local: "./local",
  self: "this",
  plain: ({ imports, setup, call }) => `${imports}\n${lines(setup, (name, it) => `const ${name} = ${it};`)}${call}\n`,
  nested: ({ imports, setup, call }) => `${imports}

export class Service {
  constructor(private flag: boolean) {
${lines(setup, (name, it) => `    this.${name} = ${it};`)}  }
  async ask(q: string, v: number[], docs: string[]) {
    const found = [];
    if (this.flag) {
      for (const it of docs) {
        try {
          found.push(${call});
        } catch (error) {
          console.log(error, it);
        }
      }
    }
    return found;
  }
}
`,
};

const go: Frame = {
  local: "app/local",
  self: "s",
  plain: ({ imports, setup, call }) => `package app

${imports}

func ask(ctx context.Context, q string) {
${lines(setup, (name, it) => `\t${name}, _ := ${it}`)}\t${call}
}
`,
  nested: ({ imports, setup, call }) => `package app

${imports}

type Service struct {
\tflag bool
}

func (s *Service) open(ctx context.Context) error {
\tvar err error
${lines(setup, (name, it) => `\ts.${name}, err = ${it}`)}\treturn err
}

func (s *Service) ask(ctx context.Context, q string, docs []string) {
\tif s.flag {
\t\tfor _, it := range docs {
\t\t\tgo func() {
\t\t\t\tdefer done(it)
\t\t\t\t${call}
\t\t\t}()
\t\t}
\t}
}
`,
};

const java: Frame = {
  local: "app.local",
  self: "this",
  plain: ({ imports, setup, call }) => `package app;

${imports}

class Desk {
  void ask(String q) {
${lines(setup, (name, it) => `    var ${name} = ${it};`)}    var answer = ${call};
  }
}
`,
  nested: ({ imports, setup, call }) => `package app;

${imports}

@Service
public class Desk implements Answers {
  private final boolean flag;

  public Desk(boolean flag) {
    this.flag = flag;
${lines(setup, (name, it) => `    this.${name} = ${it};`)}  }

  public List<String> ask(String q, List<String> docs) {
    List<String> found = new ArrayList<>();
    if (this.flag) {
      for (String it : docs) {
        try {
          found.add(run(() -> ${call}));
        } catch (IllegalStateException error) {
          log(error, it);
        }
      }
    }
    return found;
  }
}
`,
};

const csharp: Frame = {
  local: "App.Local",
  self: "this",
  plain: ({ imports, setup, call }) => `${imports}

${lines(setup, (name, it) => `var ${name} = ${it};`)}var answer = ${call};
`,
  nested: ({ imports, setup, call }) => `${imports}

namespace App.Desk
{
    public class Desk : IAnswers
    {
        private readonly bool flag;

        public Desk(bool flag)
        {
            this.flag = flag;
${lines(setup, (name, it) => `            this.${name} = ${it};`)}        }

        public async Task<List<object>> AskAsync(string q, IEnumerable<string> docs)
        {
            var found = new List<object>();
            if (this.flag)
            {
                foreach (var it in docs)
                {
                    try { found.Add(${call}); }
                    catch (InvalidOperationException error) { Log(error, it); }
                }
            }
            return found;
        }
    }
}
`,
};

export const FRAMES: { readonly [Name in Language]: Frame } = { python, typescript, go, java, csharp };
