import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";

const require = createRequire(import.meta.url);
const ROOT = join(import.meta.dirname, "../..");
const FIXTURES = join(ROOT, "test/fixtures/syntaxes");

it("grammars give the scopes of the snapshots", () => {
  const tool = require.resolve("vscode-tmgrammar-test/dist/snapshot.js");
  // Fails with a difference; update with `-u`, and read what changed.
  execFileSync(process.execPath, [tool, "--config", "package.json", "cases/*.{prompty,prompt,j2,poml,py}"], {
    cwd: FIXTURES,
    stdio: "pipe",
  });
  expect(readdirSync(join(FIXTURES, "cases")).filter((it) => it.endsWith(".snap"))).toHaveLength(5);
}, 60_000);
