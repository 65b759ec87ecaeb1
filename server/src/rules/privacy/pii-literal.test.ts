import { describe, expect, it } from "vitest";
import { documentOf, promptOf } from "../../../../test/support/prompts.ts";
import { find } from "../../analysis/personal-data/find.ts";
import type { Services } from "../../analysis/services.ts";
import type { Document, Prompt } from "../../model/document.ts";
import type { PromptText } from "../../model/prompt-text.ts";
import { applyEdits } from "../../model/text.ts";
import rule from "./pii-literal.ts";

function check(
  source: string,
  options: object = {},
  changes: { document?: Partial<Document>; text?: PromptText; prompt?: Partial<Prompt> } = {},
) {
  const prompt = promptOf(changes.text ?? source, changes.prompt);
  const document = documentOf({ prompts: [prompt], ...changes.document });
  const services = {
    personalData: (text: PromptText, wanted) => find(text.value, wanted),
    source: (span) => source.slice("span" in span ? span.span.start : span.start, "span" in span ? span.span.end : span.end),
  } as Pick<Services, "personalData" | "source"> as Services;
  return [...rule.check(prompt, { document, options: rule.options.parse(options), services })];
}

describe("privacy/pii-literal", () => {
  it("names kind and masked value, in at most 120 units", () => {
    const [mail, card] = check("From petra.novak@seznam.cz: card 4539 1488 0343 6467");
    expect(mail?.message).toBe("E-mail address (pe***@s***.cz) is sent with every call; replace it with a reserved one");
    expect(card?.message).toBe("Payment card number (*** 6467) is sent with every call; replace it with a reserved one");
    expect([mail?.grade, card?.grade]).toEqual(["personal", "identifier"]);
    expect(mail?.span).toEqual({ start: 5, end: 26 });
  });

  it("is silent on reserved values, unless asked", () => {
    const text = "From jane@example.com, card 4242 4242 4242 4242, call (202) 555-0142, support@shop.io";
    expect(check(text)).toEqual([]);
    expect(check(text, { reserved: "report" })).toHaveLength(4);
  });

  it("allows values and domains", () => {
    expect(
      check("petra.novak@mail.seznam.cz, +49 151 23456789", { allowDomains: ["seznam.cz"], allowValues: ["+49 151 23456789"] }),
    ).toEqual([]);
    expect(check("petra.novak@notseznam.cz", { allowDomains: ["seznam.cz"] })).toHaveLength(1);
  });

  it("replaces the same value everywhere in the prompt by the same dummy, and is then silent", () => {
    const source = "From petra.novak@seznam.cz. Reply to petra.novak@seznam.cz, not to ivan.dvorak@seznam.cz.";
    const reports = check(source);
    expect(reports).toHaveLength(3);
    const once = applyEdits(source, reports[0]?.fixes?.[0]?.edits ?? []) ?? "";
    expect(once).not.toContain("petra");
    const [other] = check(once);
    expect(check(applyEdits(once, other?.fixes?.[0]?.edits ?? []) ?? "")).toEqual([]);
  });

  it("writes the value into its host", () => {
    const source = 'x = "Mail \\"petra.novak@seznam.cz\\""';
    const value = 'Mail "petra.novak@seznam.cz"';
    const host = 'python:"';
    const pieces = [
      { kind: "verbatim", at: 0, length: 5, start: 5, end: 10, host },
      { kind: "escape", at: 5, length: 1, start: 10, end: 12, host },
      { kind: "verbatim", at: 6, length: 21, start: 12, end: 33, host },
      { kind: "escape", at: 27, length: 1, start: 33, end: 35, host },
    ] as const;
    const [report] = check(source, {}, { text: { value, pieces } });
    expect(source.slice(report?.span.start, report?.span.end)).toBe("petra.novak@seznam.cz");
    expect(applyEdits(source, report?.fixes?.[0]?.edits ?? [])).toMatch(/^x = "Mail \\"[a-z.]+@example\.com\\""$/);
  });

  it("offers a variable in the syntax of the prompt's own holes", () => {
    const source = "Hi {{ user }}, write to petra.novak@seznam.cz";
    const hole = { name: "user", start: 3, end: 13, fallback: null, filter: null, role: "value" } as const;
    const [report] = check(source, {}, { prompt: { holes: [hole] } });
    expect(report?.fixes?.map((it) => it.title).at(-1)).toBe("Replace with {{ email }}");
    expect(applyEdits(source, report?.fixes?.at(-1)?.edits ?? [])).toBe("Hi {{ user }}, write to {{ email }}");
  });

  it("only informs in the contact section of an agent's file", () => {
    const source = "# Style\nBe brief.\n## Maintainers\nPetra Novak <petra.novak@seznam.cz>\n";
    expect(check(source).map((it) => it.grade)).toEqual(["personal"]);
    const loading = { agent: "Claude Code", when: "always", note: "" } as const;
    expect(check(source, {}, { document: { loading } }).map((it) => it.grade)).toEqual(["contact"]);
  });

  it.each([
    "Copyright (c) 2024 Petra Novak <petra.novak@seznam.cz>",
    "// @author Petra Novak <petra.novak@seznam.cz>",
    'author: "Petra Novak (petra.novak@seznam.cz)"',
    "Maintained by Petra Novak, petra.novak@seznam.cz",
    "Co-authored-by: Petra Novak <petra.novak@seznam.cz>",
  ])("only informs of who made something: %s", (text) => expect(check(text).map((it) => it.grade)).toEqual(["contact"]));

  it.each([
    "The author asks. Reply to petra.novak@seznam.cz",
    "The complaint was written by petra.novak@seznam.cz",
    "(a) the shop, (b) the bank, (c) petra.novak@seznam.cz",
    "Author: unknown. Customer petra.novak@seznam.cz waits",
    "Copyright (c) 2024 Petra Novak\nExample: petra.novak@seznam.cz was charged twice",
  ])("warns of whom a prompt tells: %s", (text) => expect(check(text).map((it) => it.grade)).toEqual(["personal"]));
});
