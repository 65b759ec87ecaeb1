import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { withHeader } from "../scripts/generate.ts";
import { rules } from "../server/src/rules/index.ts";
import { checkTexts, fixTexts, textsOf } from "./support/check-case.ts";
import { addMarkers, type CaseFile, readCases, redraw } from "./support/page.ts";
import { uriOf } from "./support/workspace.ts";

/** Every page is run: what it shows is what the product does. `vitest -u test/rules.test.ts` draws the markers anew. */
for (const rule of rules) {
  describe(rule.id, () => {
    const page = `server/src/rules/${rule.id}.md`;
    const markdown = existsSync(page) ? readFileSync(page, "utf8") : `# ${rule.id}\n`;
    const cases = readCases(markdown);

    test("the page says what the rule says and reports", async () => {
      const drawn = new Map<CaseFile, string>();
      for (const it of cases) {
        const texts = textsOf(it);
        const { findings } = await checkTexts(rule, texts, it.configuration);
        for (const file of it.files) {
          const here = findings.filter((finding) => finding.uri === uriOf(file.path));
          drawn.set(file, addMarkers(texts[file.path] ?? "", here));
        }
      }
      await expect(withHeader(rule, redraw(markdown, drawn))).toMatchFileSnapshot(`../${page}`);
    });

    test("the page has a bad case, a good one, and a fixed one if the rule claims fixes", () => {
      const tags = new Set(cases.flatMap((it) => it.files.map((file) => file.tag)));
      expect([...tags]).toEqual(expect.arrayContaining(["bad", "good"]));
      expect(cases.some((it) => it.fixed.size > 0)).toBe(rule.fixable !== "never");
    });

    for (const it of cases) {
      const isBad = it.files.some((file) => file.tag === "bad");
      test(`${isBad ? "bad" : "good"} case at line ${it.line}`, async () => {
        const texts = textsOf(it);
        const { findings, problems } = await checkTexts(rule, texts, it.configuration);
        expect(problems).toEqual([]);
        for (const file of it.files) {
          const here = findings.filter((finding) => finding.uri === uriOf(file.path));
          expect(here.length > 0, `${file.path} is ${file.tag}`).toBe(file.tag === "bad");
        }
        for (const finding of findings) {
          expect(finding.message.length).toBeLessThanOrEqual(120);
          expect(finding.message).not.toMatch(/[\r\n]|\.$/);
        }
        if (it.fixed.size === 0) return;
        const fixed = fixTexts(texts, findings, (finding) => finding.fixes[0]);
        for (const [path, text] of it.fixed) expect(fixed[path]).toBe(text);
        const again = await checkTexts(rule, fixed, it.configuration);
        expect(again.findings, "the fix settles it").toEqual([]);
        expect(again.problems, "the fixed text parses").toEqual([]);
      });
    }
  });
}
