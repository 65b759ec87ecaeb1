import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chosenFix } from "../server/src/engine/fixes.ts";
import type { Document } from "../server/src/model/document.ts";
import { rules } from "../server/src/rules/index.ts";
import { checkTexts, fixTexts, type Texts, textsOf } from "./support/check-case.ts";
import { readCases } from "./support/page.ts";
import { uriOf, workspaceOf } from "./support/workspace.ts";

/** What a model receives of these files. */
async function prompts(texts: Texts): Promise<string[]> {
  const workspace = workspaceOf({ ...texts, ".git/HEAD": "" });
  const documents: (Document | null)[] = [];
  for (const path of Object.keys(texts)) documents.push(await workspace.document(uriOf(path)));
  return documents.flatMap((it) => it?.prompts.flatMap((prompt) => prompt.messages.map((message) => message.text.value)) ?? []);
}

/** Every fix that a rule's page leads to, alone and together with the others. */
for (const rule of rules.filter((it) => it.fixable !== "never")) {
  const page = `server/src/rules/${rule.id}.md`;
  const cases = readCases(existsSync(page) ? readFileSync(page, "utf8") : "").filter((it) => it.files.some((file) => file.tag === "bad"));
  describe(rule.id, () => {
    test.each(cases.map((it) => [it.line, it] as const))("fixes of the case at line %s", async (_, it) => {
      const texts = textsOf(it);
      const { findings } = await checkTexts(rule, texts, it.configuration);
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          const fixed = fixTexts(texts, [finding], () => fix);
          expect(fixed, `${fix.title} changes something`).not.toEqual(texts);
          const again = await checkTexts(rule, fixed, it.configuration);
          expect(again.problems, `${fix.title} leaves what parses`).toEqual([]);
          const same = again.findings.filter((left) => left.fingerprint === finding.fingerprint && left.message === finding.message);
          expect(same, `${fix.title} settles its finding`).toEqual([]);
          if (fix.safety === "safe")
            expect(await prompts(fixed), `${fix.title} changes no text that a model receives`).toEqual(await prompts(texts));
        }
      }
    });

    test.each(cases.map((it) => [it.line, it] as const))("all fixes of the case at line %s, again and again", async (_, it) => {
      const workspace = workspaceOf(
        { ...textsOf(it), ".git/HEAD": "", ...(it.configuration === null ? {} : { "prompt-hygiene.json": it.configuration }) },
        { command: { only: [rule.id] } },
      );
      for (const file of it.files) {
        const fixed = await workspace.fix(uriOf(file.path), { unsafe: true });
        for (const { uri, after } of fixed) workspace.open(uri, after);
        expect(await workspace.fix(uriOf(file.path), { unsafe: true })).toEqual([]);
        const { findings } = await workspace.lint(uriOf(file.path));
        expect(findings.filter((finding) => chosenFix(finding, true) !== null)).toEqual([]);
      }
    });
  });
}
