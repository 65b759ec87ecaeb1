import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { History, Revision } from "../engine/history.ts";

/** A repository's own settings may name programs: none of them is run here, and nothing is fetched. */
const QUIET = [
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.pager=cat",
  "-c",
  "core.alternateRefsCommand=",
  "--no-pager",
];
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C" };
const TIMEOUT = 20_000;
const MOST_BYTES = 64 * 1024 * 1024;
const REVISION = /^[A-Za-z0-9][\w./@{}^~-]{0,200}$/;

/** History by the program `git`. Arguments are passed as they are, never through a shell; without the program there is no history. */
export function gitHistory(program = "git"): History {
  return {
    lines: async (uri, text) => {
      const path = pathOf(uri);
      // `--contents -`: what an editor holds unsaved counts as not committed.
      const words = ["blame", "--no-textconv", "--porcelain", "--contents", "-", "--", path === null ? "" : basename(path)];
      const output = path === null ? null : await run(program, dirname(path), words, text);
      return output === null ? null : revisionsIn(output);
    },
    at: async (uri, revision) => {
      const path = pathOf(uri);
      if (path === null || !REVISION.test(revision)) return null;
      const commit = await run(program, dirname(path), ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
      return commit === null ? null : run(program, dirname(path), ["cat-file", "blob", `${commit.trim()}:./${basename(path)}`]);
    },
  };
}

function pathOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    // Not a file of this machine.
    return null;
  }
}

function run(program: string, folder: string, words: readonly string[], input = ""): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: TIMEOUT, maxBuffer: MOST_BYTES, windowsHide: true, env: { ...process.env, ...ENVIRONMENT } };
    const child = execFile(program, [...QUIET, ...words], options, (error, output) => resolve(error === null ? output : null));
    // A program that is not there, or ends early, takes no input.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** The porcelain form: a header line for each line, times only with the first of a commit. */
function revisionsIn(output: string): Map<number, Revision> {
  const dates = new Map<string, string>();
  const lines = new Map<number, string>();
  let commit = "";
  for (const line of output.split("\n")) {
    const header = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(line);
    if (header?.[1] !== undefined) {
      commit = header[1];
      lines.set(Number(header[2]), commit);
    } else if (line.startsWith("committer-time ")) {
      dates.set(commit, new Date(Number(line.slice(15)) * 1000).toISOString().slice(0, 10));
    }
  }
  return new Map(
    [...lines].map(([at, id]) => [
      at,
      /^0+$/.test(id) ? { commit: null, date: null } : { commit: id.slice(0, 12), date: dates.get(id) ?? null },
    ]),
  );
}
