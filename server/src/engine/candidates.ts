import type { Configuration } from "./configuration/configuration.ts";
import { compare } from "./order.ts";
import type { Parts } from "./parts.ts";
import type { Job } from "./pool.ts";
import type { FileResult } from "./result.ts";
import { inspect } from "./scan.ts";
import { canonical } from "./uri.ts";
import { walk } from "./walk.ts";

/** What there is for a scan to do. */
export interface Candidates {
  /** Files to read, in the order of path. */
  readonly files: Job["files"];
  /** What is to be said of entries that cannot be read. */
  readonly results: readonly FileResult[];
  /** Configurations that rule any of the files. */
  readonly configurations: readonly Configuration[];
  readonly roots: readonly string[];
}

/** Walks files and folders. `part` leaves out files by their path. */
export async function candidatesIn(
  uris: readonly string[],
  { options: { host }, ignores, loader, reader, pathOf }: Parts,
  part: (path: string) => boolean = () => true,
): Promise<Candidates> {
  const roots = uris.map(canonical);
  const configurations = new Map<string, Configuration>();
  const configured = async (uri: string): Promise<Configuration> => {
    const configuration = await loader.forFile(uri);
    configurations.set(configuration.digest, configuration);
    return configuration;
  };
  const walked = walk(roots, host, ignores, async (uri) => (await configured(uri)).ignores(uri));
  const { files, results } = await inspect(walked, {
    pathOf,
    isRead: async (uri) => reader.reads(pathOf(uri), uri, await configured(uri)),
    kindOf: async (uri) => (await host.stat(uri).catch(() => null))?.kind ?? null,
  });
  for (const { uri } of files) await configured(uri);
  return {
    files: files.filter((it) => part(pathOf(it.uri))).toSorted((a, b) => compare(pathOf(a.uri), pathOf(b.uri))),
    results,
    configurations: [...configurations.values()],
    roots,
  };
}
