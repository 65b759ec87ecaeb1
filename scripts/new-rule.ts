/** `npm run new-rule -- family/offence`: the rule's two files, then what is generated from them. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generateAll } from "./generate.ts";

const FAMILIES = ["privacy", "context", "instructions", "determinism", "security", "tools", "evaluation", "operations"];

const [id = "", ...rest] = process.argv.slice(2);
const [family = "", offence = ""] = id.split("/");
if (rest.length > 0 || !FAMILIES.includes(family) || !/^[a-z]+(?:-[a-z]+)*$/.test(offence))
  fail(`usage: npm run new-rule -- family/offence-stated\nfamilies: ${FAMILIES.join(", ")}`);

const base = `server/src/rules/${id}`;
if (existsSync(`${base}.ts`) || existsSync(`${base}.md`)) fail(`${id} exists`);
mkdirSync(dirname(base), { recursive: true });

writeFileSync(
  `${base}.ts`,
  `import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "${id}",
  summary: "TODO: the offence in one sentence, without a full stop",
  profile: "all",
  grades: { plain: "info" },
  confidence: "low",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(_prompt, _context) {
    // Yield what is wrong: { grade: "plain", span, message }.
  },
});
`,
);

writeFileSync(
  `${base}.md`,
  `# ${id}

Why it matters: what it costs whom, in two sentences.

## Bad

\`\`\`markdown bad file=example.prompt.md
The smallest prompt that shows the offence.
\`\`\`

## Good

\`\`\`markdown good file=example.prompt.md
The same prompt without it.
\`\`\`

## When not to use it

`,
);

for (const [path, text] of await generateAll()) writeFileSync(path, text);
console.log(
  `${base}.ts\n${base}.md\nNext: write the page's cases, then the check; \`npx vitest run test/rules.test.ts\` says what is missing.`,
);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
