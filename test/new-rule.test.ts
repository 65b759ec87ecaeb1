import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateAll } from "../scripts/generate.ts";
import { cache, root } from "./support/places.ts";

mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "new-rule-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const git = (cwd: string, ...words: string[]) => execFileSync("git", words, { cwd, encoding: "utf8" });
const lines = (text: string) => text.split("\n").filter((it) => it !== "");

/** A repository with the files of this one as they are now. */
function copy(): void {
  const tracked = lines(git(root, "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"));
  for (const path of tracked.filter((it) => existsSync(join(root, it)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  git(folder, "init", "--quiet");
  git(folder, "config", "core.autocrlf", "false");
  git(folder, "add", ".");
  git(folder, "-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "before");
}

test("a new rule is two files and what is generated from them", async () => {
  copy();
  execFileSync(process.execPath, ["scripts/new-rule.ts", "context/window-drift"], { cwd: folder, stdio: "pipe" });
  const status = lines(git(folder, "status", "--porcelain", "--untracked-files=all"));
  const made = status.filter((it) => it.startsWith("??")).map((it) => it.slice(3));
  expect(made.filter((it) => it !== "node_modules")).toEqual([
    "server/src/rules/context/window-drift.md",
    "server/src/rules/context/window-drift.ts",
  ]);
  const generated = new Set((await generateAll()).keys());
  const changed = status.filter((it) => !it.startsWith("??")).map((it) => it.slice(3));
  expect(changed.filter((it) => !generated.has(it))).toEqual([]);
  expect(changed).toContain("server/src/rules/index.ts");
}, 60_000);
