import { type DirectoryEntry, type Host, HostError } from "./host.ts";
import type { IgnoreRules } from "./ignore.ts";
import { compare } from "./order.ts";
import { childOf } from "./uri.ts";

export interface Walked {
  readonly uri: string;
  readonly kind: "file" | "folder" | "other" | "missing";
  /** Asked for by the user, so no ignore file speaks against it. */
  readonly named: boolean;
  /** A folder that cannot be listed. */
  readonly error: string | null;
}

/**
 * Everything below the named files and folders that is not ignored, in the order of path. Folders come before what is in
 * them. `skip` leaves out what the configuration ignores.
 */
export async function* walk(
  roots: readonly string[],
  host: Host,
  ignores: IgnoreRules,
  skip: (uri: string) => Promise<boolean>,
): AsyncGenerator<Walked, void, void> {
  const seen = new Set<string>();
  for (const root of roots) {
    const stat = await host.stat(root).catch((error: unknown) => words(error));
    if (typeof stat === "string") yield { uri: root, kind: "missing", named: true, error: stat };
    else if (stat === null) yield { uri: root, kind: "missing", named: true, error: "No such file or folder" };
    else if (stat.kind !== "folder") {
      if (!seen.has(root)) yield { uri: root, kind: stat.kind, named: true, error: null };
      seen.add(root);
    } else yield* below(root, root);
  }

  async function* below(folder: string, root: string): AsyncGenerator<Walked, void, void> {
    if (seen.has(folder)) return;
    seen.add(folder);
    let entries: readonly DirectoryEntry[] = [];
    let error: string | null = null;
    try {
      entries = await host.list(folder);
    } catch (caught) {
      error = words(caught);
    }
    yield { uri: folder, kind: "folder", named: folder === root, error };
    // A folder's slash takes part in the order, so that results come out by path.
    for (const { name, kind } of entries.toSorted((a, b) => compare(sortName(a), sortName(b)))) {
      const uri = childOf(folder, name);
      if (seen.has(uri) || (await ignores.ignores(uri, kind === "folder" ? "folder" : "file", root)) || (await skip(uri))) continue;
      if (kind === "folder") yield* below(uri, root);
      else {
        seen.add(uri);
        yield { uri, kind, named: false, error: null };
      }
    }
  }
}

function sortName({ name, kind }: DirectoryEntry): string {
  return kind === "folder" ? `${name}/` : name;
}

function words(error: unknown): string {
  return error instanceof HostError ? error.message : "Cannot be read";
}
