import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";

/** Files, and the personal fields that reach the model, with the source of each hop. */
async function flows(files: { readonly [path: string]: string }): Promise<string[]> {
  const workspace = workspaceOf({ ...files, ".git/HEAD": "" }, { command: { only: ["privacy/pii-field-interpolated"] } });
  const found = new Set<string>();
  for await (const { findings } of workspace.scan([uriOf("").replace(/\/$/, "")])) {
    for (const it of findings) {
      for (const hop of it.flow) {
        const text = Object.entries(files).find(([path]) => uriOf(path) === hop.uri)?.[1] ?? "";
        expect(hop.span.end).toBeLessThanOrEqual(text.length);
        expect(hop.span.start).toBeLessThan(hop.span.end);
      }
      found.add(`${String(it.data.field)} ${it.severity}`);
    }
  }
  return [...found].sort();
}

const PY = (body: string) => ({ "app.py": `from openai import OpenAI\nclient = OpenAI()\n${body}` });
const ask = (prompt: string) => `client.responses.create(model="gpt-4.1", input=${prompt})`;

const DIRTY: readonly (readonly [string, { readonly [path: string]: string }, string])[] = [
  ["attribute", PY(`def f(customer):\n    ${ask('f"{customer.email}"')}\n`), "customer.email"],
  ["key", PY(`def f(patient):\n    ${ask("f\"{patient['ssn']}\"")}\n`), "patient.ssn"],
  ["get", PY(`def f(user):\n    ${ask("f\"{user.get('email')}\"")}\n`), "user.email"],
  ["through a variable", PY(`def f(user):\n    mail = user.email\n    text = "From " + mail\n    ${ask("text")}\n`), "user.email"],
  [
    "through a helper",
    PY(`def intro(user):\n    return f"Dear {user.first_name}"\n\ndef f(user):\n    ${ask("intro(user)")}\n`),
    "user.first_name",
  ],
  [
    "through a list joined",
    PY(`def f(users):\n    lines = []\n    for user in users:\n        lines.append(f"- {user.email}")\n    ${ask('"\\n".join(lines)')}\n`),
    "user.email",
  ],
  ["through a comprehension", PY(`def f(users):\n    ${ask('"\\n".join(user.email for user in users)')}\n`), "user.email"],
  [
    "through a record",
    PY(`def f(user):\n    row = {"mail": user.email, "plan": user.plan}\n    ${ask("f\"{row['mail']}\"")}\n`),
    "user.email",
  ],
  [
    "through an attribute of self",
    PY(`class A:\n    def __init__(self, user):\n        self.mail = user.email\n    def f(self):\n        ${ask('f"{self.mail}"')}\n`),
    "user.email",
  ],
  [
    "in another file",
    {
      ...PY(`from text import intro\ndef f(user):\n    ${ask("intro(user)")}\n`),
      "text.py": 'def intro(person):\n    return f"Dear {person.email}"\n',
    },
    "person.email",
  ],
  ["a parameter whose name says it", PY(`def f(user_email):\n    ${ask('f"{user_email}"')}\n`), "user_email"],
  [
    "template literal",
    {
      "a.ts":
        'import OpenAI from "openai";\nconst client = new OpenAI();\nexport const f = (user: { email: string }) => client.responses.create({ model: "gpt-4.1", input: `Mail: ${user.email}` });\n',
    },
    "user.email",
  ],
  [
    "destructured",
    {
      "a.ts":
        'import OpenAI from "openai";\nconst client = new OpenAI();\nexport function f(user: any) {\n  const { email: address } = user;\n  return client.responses.create({ model: "gpt-4.1", input: `Mail: ${address}` });\n}\n',
    },
    "user.email",
  ],
  [
    "mapped",
    {
      "a.ts":
        'import OpenAI from "openai";\nconst client = new OpenAI();\nexport const f = (users: any[]) => client.responses.create({ model: "gpt-4.1", input: users.map((user) => `- ${user.email}`).join("\\n") });\n',
    },
    "user.email",
  ],
];

const CLEAN: readonly (readonly [string, { readonly [path: string]: string }])[] = [
  ["an id", PY(`def f(customer):\n    ${ask('f"{customer.id}"')}\n`)],
  ["a length", PY(`def f(user):\n    ${ask('f"{len(user.email)}"')}\n`)],
  ["redacted", PY(`def f(user):\n    ${ask('f"{redact_pii(user.email)}"')}\n`)],
  ["hashed by the library", PY(`import hashlib\ndef f(user):\n    ${ask('f"{hashlib.sha256(user.email.encode()).hexdigest()}"')}\n`)],
  ["a message", PY(`def f(email):\n    ${ask('f"Rewrite: {email}"')}\n`)],
  ["another part of the record", PY(`def f(user):\n    row = {"mail": user.email, "plan": user.plan}\n    ${ask("f\"{row['plan']}\"")}\n`)],
  ["a sample written here", PY(`user = {"email": "jane@example.com"}\n${ask("f\"{user['email']}\"")}\n`)],
  ["a setting", PY(`import settings\n${ask('f"Write to {settings.email}"')}\n`)],
  ["overwritten", PY(`def f(user):\n    mail = user.email\n    mail = "hidden"\n    ${ask('f"{mail}"')}\n`)],
  ["compared", PY(`def f(user):\n    ${ask('f"{user.email == None}"')}\n`)],
];

test.each(DIRTY)("reaches the model: %s", async (_, files, field) =>
  expect((await flows(files)).map((it) => it.split(" ")[0])).toEqual([field]),
);
test.each(CLEAN)("does not: %s", async (_, files) => expect(await flows(files)).toEqual([]));

test("a name that only sounds like a redactor weakens", async () => {
  expect(await flows(PY(`def f(user):\n    ${ask('f"{clean(user.ssn)}"')}\n`))).toEqual(["user.ssn info"]);
});

const ORDER_RULES = ["determinism/unordered-iteration-in-prompt", "determinism/completion-order-in-prompt"];

async function orders(files: { readonly [path: string]: string }): Promise<string[]> {
  const workspace = workspaceOf({ ...files, ".git/HEAD": "" }, { command: { only: ORDER_RULES } });
  const found: string[] = [];
  for await (const { findings } of workspace.scan([uriOf("").replace(/\/$/, "")]))
    found.push(...findings.map((it) => String(it.data.source)));
  return found.sort();
}

const SHUFFLED: readonly (readonly [string, { readonly [path: string]: string }, string])[] = [
  [
    "sorted on some runs only",
    PY(`def f(tags, neat):\n    lines = list(set(tags))\n    if neat:\n        lines.sort()\n    ${ask('", ".join(lines)')}\n`),
    "set()",
  ],
  ["a set joined", PY(`def f(tags):\n    ${ask('", ".join(set(tags))')}\n`), "set()"],
  [
    "a set literal in a loop",
    PY(`def f():\n    text = ""\n    for tag in {"a", "b"}:\n        text += tag\n    ${ask("text")}\n`),
    "a set",
  ],
  [
    "a listing through a helper",
    PY(
      `import os\ndef names(folder):\n    return [f"- {name}" for name in os.listdir(folder)]\n\ndef f(folder):\n    ${ask('"\\n".join(names(folder))')}\n`,
    ),
    "os.listdir()",
  ],
  [
    "paths by their method",
    PY(`from pathlib import Path\ndef f(folder):\n    text = "\\n".join(p.name for p in Path(folder).iterdir())\n    ${ask("text")}\n`),
    "iterdir()",
  ],
  [
    "a helper of another file",
    {
      ...PY(`from tags import tags_of\ndef f(rows):\n    ${ask('", ".join(tags_of(rows))')}\n`),
      "tags.py": "def tags_of(rows):\n    return {row.tag for row in rows}\n",
    },
    "a set",
  ],
  [
    "results as they finish",
    PY(
      `import asyncio\nasync def f(tasks):\n    lines = []\n    for task in asyncio.as_completed(tasks):\n        lines.append(await task)\n    ${ask('"\\n".join(lines)')}\n`,
    ),
    "asyncio.as_completed()",
  ],
  [
    "in a message list",
    PY(
      `def f(tags):\n    text = ", ".join(set(tags))\n    client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": f"Tags: {text}"}])\n`,
    ),
    "set()",
  ],
];

const ORDERED: readonly (readonly [string, { readonly [path: string]: string }])[] = [
  ["sorted", PY(`def f(tags):\n    ${ask('", ".join(sorted(set(tags)))')}\n`)],
  ["sorted in place later", PY(`def f(tags):\n    lines = list(set(tags))\n    lines.sort()\n    ${ask('", ".join(lines)')}\n`)],
  ["counted", PY(`def f(tags):\n    ${ask('f"{len(set(tags))} tags"')}\n`)],
  ["tested", PY(`def f(tag, tags):\n    ${ask('f"{tag in set(tags)}"')}\n`)],
  ["one question an element", PY(`def f(tags):\n    for tag in set(tags):\n        ${ask("tag")}\n`)],
  ["in order of insertion", PY(`def f(tags):\n    ${ask('", ".join(dict.fromkeys(tags))')}\n`)],
  ["gathered", PY(`import asyncio\nasync def f(tasks):\n    lines = await asyncio.gather(*tasks)\n    ${ask('"\\n".join(lines)')}\n`)],
  [
    "a set of JavaScript",
    {
      "a.ts":
        'import OpenAI from "openai";\nconst client = new OpenAI();\nexport const f = (tags: string[]) => client.responses.create({ model: "gpt-4.1", input: [...new Set(tags)].join(", ") });\n',
    },
  ],
  ["a project's own set()", PY(`def set(rows):\n    return rows\n\ndef f(tags):\n    ${ask('", ".join(set(tags))')}\n`)],
];

test.each(SHUFFLED)("order is open: %s", async (_, files, source) => expect(await orders(files)).toEqual([source]));
test.each(ORDERED)("order is fixed: %s", async (_, files) => expect(await orders(files)).toEqual([]));
