import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../scripts/build.ts";
import { exampleFindings } from "./support/example-findings.ts";
import { cache, root } from "./support/places.ts";

interface Printed {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly path: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
    readonly fixes: readonly { readonly title: string }[];
  }[];
  readonly problems: readonly unknown[];
}

const programs = join(cache, "examples-test");
let folder = "";

beforeAll(async () => {
  await build(programs);
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "examples-"));
  cpSync(join(root, "examples"), folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the example application", () => {
  it("has each offence once, and nothing beside them", async () => {
    const { findings, problems } = await check([]);
    expect(problems).toEqual([]);
    expect(findings.map(({ path, ruleId, range }) => ({ path, ruleId, line: range.start.line, text: textAt(path, range.start) }))).toEqual(
      exampleFindings.map((it) => ({ ...it, text: expect.stringContaining(it.text) })),
    );
  });

  it("is written in code that parses", async () => {
    await parses();
  });

  it("is clean and still parses once everything was fixed", async () => {
    const before = await check([]);
    expect(before.findings.filter((it) => it.fixes.length === 0).map((it) => it.ruleId)).toEqual([]);
    const after = await check(["--fix", "--unsafe"]);
    expect(after.findings).toEqual([]);
    expect((await check([])).findings).toEqual([]);
    await parses();
  });
});

async function check(options: readonly string[]): Promise<Printed> {
  const program = [join(programs, "cli.js"), "check", ".", "--format", "json", ...options];
  // 1 says that there are findings.
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: folder }).catch(
    (error: { code: unknown; stdout: string }) => {
      if (error.code !== 1) throw error;
      return error;
    },
  );
  return JSON.parse(stdout) as Printed;
}

function textAt(path: string, { line, column }: { readonly line: number; readonly column: number }): string {
  return (
    readFileSync(join(folder, path), "utf8")
      .split("\n")
      [line - 1]?.slice(column - 1) ?? ""
  );
}

/** With the languages' own compilers: rejects with what they say. */
async function parses(): Promise<void> {
  const service = join(folder, "service");
  const modules = readdirSync(service).filter((name) => name.endsWith(".py"));
  const compile = "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";
  const python = process.platform === "win32" ? "python" : "python3";
  await promisify(execFile)(python, ["-c", compile, ...modules.map((name) => join(service, name))]);
  const types = join(root, "test/fixtures/example-types");
  const project = join(folder, "tsconfig.check.json");
  writeFileSync(
    project,
    JSON.stringify({
      extends: "./web/tsconfig.json",
      compilerOptions: { types: [], paths: { ai: [join(types, "ai.d.ts")], "@ai-sdk/openai": [join(types, "ai-sdk-openai.d.ts")] } },
      include: ["web/src"],
    }),
  );
  await promisify(execFile)(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", project]).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout);
    },
  );
}
