import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../test/support/workspace.ts";

const CHAT = `from openai import OpenAI

client = OpenAI()


def ask(prompt, model="gpt-4.1"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])
`;
const APP = 'from chat import ask\n\n\ndef run(user):\n    return ask(f"Hello {user.email}")\n';
const [chat, app] = [uriOf("chat.py"), uriOf("app.py")];

function opened() {
  const workspace = workspaceOf({ "chat.py": CHAT, "app.py": APP });
  workspace.open(chat, CHAT);
  workspace.open(app, APP);
  return workspace;
}

/** An edit of the file that is imported, and whether who imports it is read anew. */
const EDITS: readonly (readonly [what: string, edited: string, anew: boolean])[] = [
  ["a comment behind its declarations", `${CHAT}\n# done\n`, false],
  ["a comment between them, as long as what stood there", CHAT.replace("()\n\n\ndef", "()\n#\ndef"), false],
  ["lines above that move it", `# first\n${CHAT}`, true],
  ["a body", CHAT.replace('"user"', '"system"'), true],
  ["a default", CHAT.replace("gpt-4.1", "gpt-4o"), true],
  ["a function that goes", CHAT.slice(0, CHAT.indexOf("def")), true],
  ["half-typed code", CHAT.replace("def ask(", "def ask(x, "), true],
];

test.for(EDITS)("after %s", async ([, edited, anew]) => {
  const workspace = opened();
  // The second version of an open file is the first that is compared with one before it.
  for (const text of [`${CHAT} `, CHAT]) {
    workspace.change(chat, text);
    await workspace.document(app);
  }
  const before = await workspace.document(app);
  workspace.change(chat, edited);
  const after = await workspace.document(app);
  expect(after === before).toBe(!anew);
  const fresh = workspaceOf({ "chat.py": edited, "app.py": APP });
  expect(after).toEqual(await fresh.document(app));
  const [found, wanted] = [await workspace.lint(app), await fresh.lint(app)];
  expect(found).toEqual(wanted);
});

test("what is quoted from another file is what stands there now", async () => {
  const commented = (comment: string) => `${CHAT}# ${comment}\n`;
  const workspace = opened();
  for (const text of [commented("one"), commented("two")]) {
    workspace.change(chat, text);
    await workspace.document(app);
  }
  const services = await workspace.services(app);
  const at = commented("two").indexOf("two");
  expect(services?.source({ uri: chat, span: { start: at, end: at + 3 } })).toBe("two");
});

test("a reading that was under way when another file changed does not last", async () => {
  const workspace = opened();
  const early = workspace.document(app);
  workspace.change(chat, CHAT.replace("gpt-4.1", "gpt-4o"));
  await early;
  const document = await workspace.document(app);
  expect(document?.calls.map((it) => it.model?.id)).toEqual(["gpt-4o"]);
});
