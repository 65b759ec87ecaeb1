/**
 * A Node of major version 20 by absolute path: what ships must run on it, and the oldest supported VS Code does. Inside npm
 * scripts `node` is the newer one of node_modules, so the machine's own is looked for behind it.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { npm } from "./npm.ts";
import { cache } from "./places.ts";

const VERSION = "20.19.5";
const binary = process.platform === "win32" ? "node.exe" : "node";

/** Throws when the machine has none and none can be installed. */
export function node20(): string {
  return onMachine() ?? installed();
}

function onMachine(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const candidates = [process.env.npm_node_execpath ?? "", ...folders.map((folder) => join(folder, binary))];
  return candidates.find((path) => path !== "" && existsSync(path) && majorOf(path) === 20);
}

function majorOf(path: string): number {
  try {
    return Number(/^v(\d+)\./.exec(execFileSync(path, ["--version"], { encoding: "utf8" }))?.[1]);
  } catch {
    return Number.NaN;
  }
}

function installed(): string {
  const folder = join(cache, `node-${VERSION}`);
  const path = join(folder, "node_modules", "node", "bin", binary);
  if (existsSync(path)) return path;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, "package.json"), JSON.stringify({ private: true, allowScripts: { node: true } }));
  npm(part, ["install", "--no-save", `node@${VERSION}`]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
  return path;
}
