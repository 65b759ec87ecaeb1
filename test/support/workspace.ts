import { assets } from "../../scripts/assets.ts";
import { Workspace, type WorkspaceOptions } from "../../server/src/engine/workspace.ts";
import { memoryHost } from "../../server/src/host/memory.ts";
import { rules } from "../../server/src/rules/index.ts";

export const ROOT = "memory:/project";

const bytes = new Map<string, Uint8Array>();

export async function asset(name: string): Promise<Uint8Array> {
  let known = bytes.get(name);
  if (known === undefined) {
    const read = assets.get(name);
    if (read === undefined) throw new Error(`no asset ${name}`);
    known = read();
    bytes.set(name, known);
  }
  return known;
}

export type FilesByPath = { readonly [path: string]: string | Uint8Array };

/** The real engine over files that exist only in memory. */
export function workspaceOf(files: FilesByPath, options: Partial<WorkspaceOptions> = {}): Workspace {
  return new Workspace({ host: memoryHost(ROOT, files, asset), rules, root: ROOT, version: "0.0.0", ...options });
}

export function uriOf(path: string): string {
  return `${ROOT}/${path.split("/").map(encodeURIComponent).join("/")}`;
}
