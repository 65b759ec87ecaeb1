import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { History } from "../engine/history.ts";
import type { Host } from "../engine/host.ts";
import { isInside } from "../engine/uri.ts";
import { type CommandLayer, Workspace } from "../engine/workspace.ts";
import { uriOf } from "../host/node.ts";
import type { Rule } from "../rules/rule.ts";
import { type Arguments, UsageError } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";

/** What `main.ts` puts together. */
export interface Product {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly host: Host;
  /** Starts worker threads; null where there are none. */
  readonly startPool: ((width: number, setup: WorkerSetup) => StartedPool) | null;
  /** What is known of the age of lines; null where nobody can tell. */
  readonly history: History | null;
  /** The language server; does not return while the client is there. */
  readonly startServer: () => Promise<void>;
}

export interface StartedPool {
  readonly pool: import("../engine/pool.ts").Pool;
  stop(): Promise<void>;
}

/** What a worker needs to be the same engine. Plain data. */
export interface WorkerSetup {
  readonly root: string;
  readonly command: CommandLayer;
  readonly today: string;
}

export function uriOfPath(path: string, { folder }: Terminal): string {
  return uriOf(resolve(folder, path));
}

export function setupOf(args: Arguments, product: Product, terminal: Terminal): WorkerSetup {
  const configuration = args.text("config");
  return {
    root: rootOf(args.paths, terminal),
    command: {
      ...(configuration === undefined ? {} : { configuration: uriOfPath(configuration, terminal) }),
      only: rulesNamed(args.texts("rule"), product.rules),
      off: rulesNamed(args.texts("ignore"), product.rules),
    },
    today: new Date().toISOString().slice(0, 10),
  };
}

/** What a project has at its top, the likeliest first. */
const TOPS = [[".git"], ["prompt-hygiene.json", "package.json", "pyproject.toml", "go.mod", "pom.xml"]];

/**
 * The folder from which names are followed and paths are shown: the current one, unless all that is asked for lies in one project
 * elsewhere.
 */
function rootOf(paths: readonly string[], terminal: Terminal): string {
  const here = uriOfPath(".", terminal);
  // `why` asks for FILE:LINE.
  const asked = paths.map((it) => resolve(terminal.folder, it.replace(/(?:#cell\d{1,6})?:\d{1,7}$/, "")));
  if (asked.length === 0 || asked.some((it) => isInside(here, uriOf(it)) || !existsSync(it))) return here;
  const [top, ...others] = asked.map((it) => uriOf(topOf(statSync(it).isDirectory() ? it : dirname(it))));
  return top !== undefined && others.every((it) => it === top) ? top : here;
}

function topOf(folder: string): string {
  for (const names of TOPS)
    for (let at = folder; dirname(at) !== at; at = dirname(at)) if (names.some((it) => existsSync(join(at, it)))) return at;
  return folder;
}

export async function workspaceFor(setup: WorkerSetup, { host, rules, version }: Product): Promise<Workspace> {
  const { configuration } = setup.command;
  if (configuration !== undefined && (await host.stat(configuration).catch(() => null))?.kind !== "file")
    throw new UsageError("--config: no such file");
  return new Workspace({ host, rules, version, ...setup });
}

/** Ids as they are, families as all their rules. Throws `UsageError` at a name that is neither. */
function rulesNamed(names: readonly string[], rules: readonly Rule[]): string[] {
  return names.flatMap((name) => {
    const family = name.replace(/\/\*?$/, "");
    const found = rules.filter((it) => it.id === name || it.id.startsWith(`${family}/`)).map((it) => it.id);
    if (found.length > 0) return found;
    const near = rules.filter((it) => it.id.endsWith(`/${name}`)).map((it) => it.id);
    throw new UsageError(
      `Unknown rule \`${name}\`${near.length > 0 ? `: did you mean ${near.join(" or ")}?` : "; `prompt-hygiene explain` lists them"}`,
    );
  });
}
