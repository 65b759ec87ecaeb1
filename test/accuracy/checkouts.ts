import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { assets } from "../../scripts/assets.ts";
import type { Host } from "../../server/src/engine/host.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { nodeHost } from "../../server/src/host/node.ts";
import { rules } from "../../server/src/rules/index.ts";

const bytes = new Map<string, Uint8Array>();
/** The disk of this machine; what ships is made from the sources, without a build. */
const host: Host = {
  ...nodeHost((name) => name),
  asset: async (name) => {
    const known = bytes.get(name) ?? assets.get(name)?.();
    if (known === undefined) throw new Error(`no asset ${name}`);
    bytes.set(name, known);
    return known;
  },
};

/** The real engine over a folder; `only` names the rules to run, whatever the profile. */
export function workspaceOver(folder: string, only: readonly string[] = []): Workspace {
  return new Workspace({ host, rules, root: pathToFileURL(resolve(folder)).href, version: "0.0.0", command: { only } });
}

export function uriIn(folder: string, path: string): string {
  return pathToFileURL(resolve(folder, path)).href;
}
