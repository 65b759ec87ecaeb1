import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../scripts/build.ts";
import { notices } from "../scripts/notices.ts";
import { pack, vsix } from "../scripts/package.ts";
import { exampleFindings } from "./support/example-findings.ts";
import { node20 } from "./support/node20.ts";
import { cache, root } from "./support/places.ts";
import { readZip } from "./support/zip.ts";

let names: readonly string[] = [];
let folder = "";

beforeAll(async () => {
  await build();
  await pack();
  const entries = readZip(vsix);
  names = entries.map((it) => it.name);
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "package-test-"));
  for (const { name, compressed, method } of entries) {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, method === 0 ? compressed : inflateRawSync(compressed));
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed extension", () => {
  it("is at most 8 MB", () => {
    expect(statSync(vsix).size).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  it("holds what runs and what people read, and nothing else", () => {
    const rest = names.filter(
      (name) =>
        !/^extension\/dist\/assets\/(rule\.[a-z]+\.[a-z0-9-]+\.md|tree-sitter-[a-z-]+\.wasm|\w+\.ranks)$|^extension\/syntaxes\/[a-zA-Z.-]+\.json$/.test(
          name,
        ),
    );
    expect(rest.toSorted()).toEqual([
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/SECURITY.md",
      "extension/THIRD_PARTY_NOTICES",
      "extension/changelog.md",
      "extension/dist/assets/web-tree-sitter.wasm",
      "extension/dist/cli.js",
      "extension/dist/extension.js",
      "extension/dist/extension.web.js",
      "extension/dist/package.json",
      "extension/dist/server.js",
      "extension/dist/worker.js",
      "extension/docs/images/icon.png",
      "extension/package.json",
      "extension/readme.md",
      "extension/schema/findings.json",
      "extension/schema/prompt-hygiene.schema.json",
      "extension/schema/prompt-lock.json",
    ]);
  });

  it("holds every file that its manifest names", () => {
    const manifest = readFileSync(join(folder, "extension/package.json"), "utf8");
    const named = [...manifest.matchAll(/"\.?\/?((?:dist|schema|syntaxes|docs|media)\/[^"]+)"/g)].map((it) => `extension/${it[1]}`);
    expect(named).toContain("extension/dist/extension.js");
    expect(names).toEqual(expect.arrayContaining(named));
  });

  it("has a page for every rule", () => {
    const rules = execFileSync(process.execPath, ["--input-type=module", "-e", listRules], { cwd: root, encoding: "utf8" })
      .trim()
      .split(",");
    expect(rules.length).toBeGreaterThanOrEqual(6);
    expect(names).toEqual(expect.arrayContaining(rules.map((id) => `extension/dist/assets/rule.${id.replace("/", ".")}.md`)));
  });

  it("names the authors of everything in it", async () => {
    await expect(await notices()).toMatchFileSnapshot("../THIRD_PARTY_NOTICES");
  });

  it("runs on Node 20: the command line", async () => {
    const cli = join(folder, "extension/dist/cli.js");
    const version = execFileSync(node20(), [cli, "--version"], { encoding: "utf8" });
    expect(version).toContain("0.");
    const scan = await promisify(execFile)(node20(), [cli, "check", "examples", "--format", "json", "--workers", "2"], {
      cwd: root,
    }).catch((error: { stdout: string }) => error);
    const { findings, problems } = JSON.parse(scan.stdout);
    expect(findings.map((it: { ruleId: string }) => it.ruleId)).toEqual(exampleFindings.map((it) => it.ruleId));
    expect(problems).toEqual([]);
  });

  it("runs on Node 20: the server", async () => {
    const initialize = { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } };
    const server = spawn(node20(), [join(folder, "extension/dist/server.js"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    let said = "";
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    // The stream stays open: its end would stop the server before it has answered.
    for (const message of [initialize, { id: 2, method: "shutdown" }, { method: "exit" }]) {
      const text = JSON.stringify({ jsonrpc: "2.0", ...message });
      server.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
    }
    expect(await new Promise((done) => server.once("close", done))).toBe(0);
    expect(said).toMatch(/^Content-Length: /);
    expect(said).toContain('"codeActionProvider"');
  });
});

const listRules = 'import { rules } from "./server/src/rules/index.ts"; process.stdout.write(rules.map((it) => it.id).join(","))';
