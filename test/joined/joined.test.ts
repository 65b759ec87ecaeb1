import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";
import type { JoinedCase } from "./case.ts";
import { PYTHON } from "./python.ts";
import { TYPESCRIPT } from "./typescript.ts";

/** Every message of every call, with what fills its holes and the files its text stands in. */
async function sentBy(files: { readonly [path: string]: string }, at: string): Promise<string[]> {
  const document = await workspaceOf(files).document(uriOf(at));
  return (document?.prompts ?? []).flatMap(({ messages, holes }) =>
    messages.map(({ role, text }) => {
      const written = text.pieces.map((piece) => {
        const hole = holes[piece.hole ?? -1];
        if (hole === undefined) return text.value.slice(piece.at, piece.at + piece.length).replaceAll("\n", "⏎");
        const { uri, span } = hole.given ?? { uri: "", span: hole };
        const given =
          hole.given &&
          Object.entries(files)
            .find(([path]) => uriOf(path) === uri)?.[1]
            .slice(span.start, span.end);
        return `‹${hole.name}${given === undefined ? "" : `=${given}`}›`;
      });
      const places = [...new Set(text.pieces.map((it) => (it.uri === undefined ? "here" : it.uri.slice(uriOf("").length))))].toSorted();
      return `${role}: ${written.join("")} @${places.join()}`;
    }),
  );
}

function changed(files: JoinedCase["files"], others: JoinedCase["lookAlike"]): { readonly [path: string]: string } {
  const all = Object.entries({ ...files, ...others });
  return Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

for (const [language, cases] of [
  ["python", PYTHON],
  ["typescript", TYPESCRIPT],
] as const) {
  describe(language, () => {
    test.for(cases)("$title", async ({ files, at, sent }) => {
      expect(await sentBy(files, at)).toEqual(sent);
    });
    test.for(cases)("look-alike of $title", async ({ files, at, sent, lookAlike }) => {
      const joined = sent.flatMap((it) => it.split("@").at(-1)?.split(",") ?? []).filter((it) => it !== "here");
      const seen = await sentBy(changed(files, lookAlike), at);
      expect(seen.filter((it) => joined.some((path) => it.slice(it.lastIndexOf("@")).includes(path)))).toEqual([]);
    });
  });
}

describe("what is said of a call and its file", () => {
  const code = (folder: string) =>
    `from openai import OpenAI\nfrom jinja2 import Environment, FileSystemLoader\n\nclient = OpenAI()\nenvironment = Environment(loader=FileSystemLoader("${folder}"))\n\n\ndef ask(customer, crew):\n    text = environment.get_template("tides.j2").render(customer=customer, mail=customer.email, crew=[it.name for it in crew])\n    return client.responses.create(model="gpt-4.1", input=text)\n`;
  const TEMPLATE = "Write to {{ mail }} and {{ customer.phone_number }}, not to r.hallstead@northquay.net.\n";
  const found = async (files: { readonly [path: string]: string }, at: string) =>
    (await workspaceOf(files).lint(uriOf(at), { named: true })).findings.map(
      ({ ruleId, path, span }) => `${ruleId} ${path} ${files[path]?.slice(span.start, span.end)}`,
    );
  const FIELDS = ["privacy/pii-field-interpolated app/ask.py customer", "privacy/pii-field-interpolated app/ask.py customer.email"];
  const LITERAL = "privacy/pii-literal";

  test("a field that fills a template is shown where the code hands it over", async () => {
    expect(await found({ "app/ask.py": code("prompts"), "prompts/tides.j2": TEMPLATE }, "app/ask.py")).toEqual(FIELDS);
  });
  test("what the text of a prompt file says is told there, once", async () => {
    expect(await found({ "app/ask.py": code("prompts"), "prompts/tides.j2": TEMPLATE }, "prompts/tides.j2")).toEqual([
      `${LITERAL} prompts/tides.j2 r.hallstead@northquay.net`,
    ]);
  });
  test("a file that only the code makes a prompt is told through the code", async () => {
    expect(await found({ "app/ask.py": code("parts"), "parts/tides.j2": TEMPLATE }, "app/ask.py")).toEqual([
      ...FIELDS,
      `${LITERAL} parts/tides.j2 r.hallstead@northquay.net`,
    ]);
  });
  test("a filter that nobody knows ends a field", async () => {
    const masked = TEMPLATE.replace("mail }}", "mail | veil }}").replace("_number", "_number | veil");
    expect(await found({ "app/ask.py": code("prompts"), "prompts/tides.j2": masked }, "app/ask.py")).toEqual([]);
  });
  test("the window is filled with the text of the file", async () => {
    const files = {
      "app/ask.py": code("prompts").replace("gpt-4.1", "gpt-4"),
      "prompts/tides.j2": `${"High water at noon. ".repeat(1_600)}{{ crew }}`,
    };
    expect(await found(files, "app/ask.py")).toContain("context/window-fill app/ask.py client.responses.create");
  });
  test("an edit of the file reaches the code, as a fresh run sees it", async () => {
    const files = { "app/ask.py": code("parts"), "parts/tides.j2": TEMPLATE };
    const workspace = workspaceOf(files);
    workspace.open(uriOf("app/ask.py"), files["app/ask.py"]);
    for (const text of [
      TEMPLATE,
      "Nothing but {{ crew }}.",
      "",
      `${TEMPLATE}{{ customer.email }}`,
      "{% for it in crew %}{{ it }",
      TEMPLATE,
    ]) {
      workspace.open(uriOf("parts/tides.j2"), text);
      const fresh = workspaceOf({ ...files, "parts/tides.j2": text });
      expect((await workspace.lint(uriOf("app/ask.py"))).findings).toEqual((await fresh.lint(uriOf("app/ask.py"))).findings);
    }
    workspace.close(uriOf("parts/tides.j2"));
    expect((await workspace.lint(uriOf("app/ask.py"))).findings).toHaveLength(3);
  });
});

test("there are at least twenty cases", () => expect(PYTHON.length + TYPESCRIPT.length).toBeGreaterThanOrEqual(20));
