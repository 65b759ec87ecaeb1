/** Lists that outlive a call, with twins in which something bounds them. */
export interface GrowingRow {
  readonly title: string;
  readonly path: string;
  readonly grows: string;
  readonly bounded: string;
}

const py = (init: string, add: string, sent: string) => `from openai import OpenAI
from collections import deque

class Chat:
    def __init__(self):
        self.client = OpenAI()
        self.history = ${init}

    def ask(self, text):
        ${add}
        self.client.responses.create(model="gpt-4.1", input=f"So far: {${sent}}")
`;
const ts = (init: string, add: string, sent: string) => `import OpenAI from "openai";

export class Chat {
  private client = new OpenAI();
  private history: string[] = ${init};

  async ask(text: string) {
    ${add}
    await this.client.responses.create({ model: "gpt-4.1", input: \`So far: \${${sent}}\` });
  }
}
`;
const own = (line: string, sent: string) => `from openai import OpenAI

client = OpenAI()
seen = []

def ask(text):
    ${line}
    client.responses.create(model="gpt-4.1", input=f"So far: {${sent}}")
`;
const GROWS_PY = py("[]", "self.history.append(text)", "self.history");
const GROWS_TS = ts("[]", "this.history.push(text);", 'this.history.join("\\n")');

export const GROWING: readonly GrowingRow[] = [
  { title: "cut by a slice", path: "app.py", grows: GROWS_PY, bounded: py("[]", "self.history.append(text)", "self.history[-10:]") },
  {
    title: "made with a bound",
    path: "app.py",
    grows: py("deque()", "self.history.append(text)", "self.history"),
    bounded: py("deque(maxlen=20)", "self.history.append(text)", "self.history"),
  },
  {
    title: "taken from the front",
    path: "app.py",
    grows: GROWS_PY,
    bounded: py("[]", "self.history.append(text)\n        if len(self.history) > 9: self.history.pop(0)", "self.history"),
  },
  {
    title: "stored anew",
    path: "app.py",
    grows: GROWS_PY,
    bounded: py("[]", "self.history.append(text)\n        self.history = self.history[-9:]", "self.history"),
  },
  {
    title: "joined",
    path: "app.py",
    grows: py("[]", "self.history.append(text)", "'\\n'.join(self.history)"),
    bounded: py("[]", "self.history.append(text)", "'\\n'.join(self.history[-4:])"),
  },
  { title: "of the module", path: "app.py", grows: own("seen.append(text)", "seen"), bounded: own("seen = [text]", "seen") },
  {
    title: "of the module, emptied",
    path: "app.py",
    grows: own("seen.extend([text])", "seen"),
    bounded: own("seen.append(text)\n    seen.clear()", "seen"),
  },
  { title: "sliced", path: "app.ts", grows: GROWS_TS, bounded: ts("[]", "this.history.push(text);", 'this.history.slice(-5).join("\\n")') },
  {
    title: "shifted",
    path: "app.ts",
    grows: GROWS_TS,
    bounded: ts("[]", "this.history.push(text);\n    this.history.shift();", 'this.history.join("\\n")'),
  },
  { title: "counted", path: "app.ts", grows: GROWS_TS, bounded: ts("[]", "this.history.push(text);", "this.history.at(-1)") },
];
