/**
 * Installs VS Code's own server and web workbench, as the npm package code-server carries them, into the cache. Nothing is
 * compiled and nothing but the npm registry is asked.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node20 } from "../support/node20.ts";
import { npm } from "../support/npm.ts";
import { cache } from "../support/places.ts";

export type HostName = "newest" | "oldest";

export interface EditorHost {
  readonly name: HostName;
  /** Of VS Code. */
  readonly version: string;
  /** Runs the server; the extension host runs on the same one. */
  readonly node: string;
  readonly main: string;
}

const releases: { readonly [Name in HostName]: { readonly codeServer: string; readonly node: () => string } } = {
  newest: { codeServer: "4.139.1", node: () => process.execPath },
  // VS Code 1.100, the oldest that package.json admits; it came with Node 20.
  oldest: { codeServer: "4.100.3", node: node20 },
};

/** Large or native parts of the server that no test of an extension needs. */
const unneeded = [
  "@github/copilot",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@devcontainers/cli",
  "@vscode/copilot-api",
  "@vscode/sandbox-runtime",
  "kerberos",
  "ssh2",
  "@vscode/windows-registry",
  "@vscode/windows-process-tree",
  "@vscode/windows-ca-certs",
  "@vscode/sqlite3",
];

/** Installs on first use: 10 to 20 seconds each. Throws with npm's words when that fails. */
export function editorHost(name: HostName): EditorHost {
  const { codeServer, node } = releases[name];
  const folder = join(cache, "editor", `code-server-${codeServer}`);
  if (!existsSync(folder)) install(folder, codeServer);
  const server = join(folder, inside);
  const { version } = readJson(join(server, "package.json")) as { version: string };
  return { name, version, node: node(), main: join(server, "out/server-main.js") };
}

const inside = "node_modules/code-server/lib/vscode";

function install(folder: string, codeServer: string): void {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, "package.json"), '{"private":true}\n');
  npm(part, ["install", "--ignore-scripts", `code-server@${codeServer}`]);
  const server = join(part, inside);
  edit(join(server, "package.json"), (manifest) => {
    for (const name of unneeded) delete (manifest.dependencies as Json)[name];
    delete manifest.overrides;
    delete manifest.scripts;
  });
  // Its shrinkwrap is out of step with its manifest, so `npm ci` refuses it.
  npm(server, ["install", "--ignore-scripts", "--omit=dev", "--legacy-peer-deps"]);
  standIn(server, "spdlog.cjs", "@vscode/spdlog");
  standIn(server, "native-watchdog.cjs", "@vscode/native-watchdog");
  standIn(server, "native-watchdog.cjs", "native-watchdog");
  provideRipgrep(part, server);
  // No gallery, no telemetry, no updates.
  edit(join(server, "product.json"), (product) => {
    for (const key of ["extensionsGallery", "linkProtectionTrustedDomains", "updateUrl", "telemetryEndpoint"]) delete product[key];
    product.enableTelemetry = false;
  });
  renameSync(part, folder);
}

function standIn(server: string, file: string, name: string): void {
  const folder = join(server, "node_modules", name);
  if (existsSync(folder)) cpSync(join(import.meta.dirname, "stand-ins", file), join(folder, "index.js"));
}

/** Older hosts fetch it in an install script; without it Quick Open, search and findFiles find nothing, and say nothing. */
function provideRipgrep(part: string, server: string): void {
  const folder = join(server, "node_modules/@vscode/ripgrep");
  if (!existsSync(folder) || existsSync(join(folder, "bin/rg"))) return;
  npm(part, ["install", "--ignore-scripts", "--no-save", "@vscode/ripgrep-universal@1"]);
  mkdirSync(join(folder, "bin"), { recursive: true });
  const platform = `${process.platform}-${process.arch}`;
  // Relative, since the folder is renamed when it is complete.
  symlinkSync(join("../../../../../../../..", "node_modules/@vscode/ripgrep-universal/bin", platform, "rg"), join(folder, "bin/rg"));
}

interface Json {
  [key: string]: unknown;
}

function edit(path: string, change: (value: Json) => void): void {
  const value = readJson(path) as Json;
  change(value);
  writeFileSync(path, JSON.stringify(value, null, 2));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
