import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { chmod, copyFile, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import type { RedactionMap } from "../engine/redaction.ts";
import { UsageError } from "./arguments.ts";

const OWNER_ONLY = 0o600;

/**
 * Where the values go that redaction takes out: a file that only its owner may read, outside of version control, one for a
 * repository so that its files share their tokens.
 */
export class RedactionStore {
  readonly path: string;

  /** `given`: the path of `--map`; else a file in the user's state folder. Throws `UsageError` at a place under version control. */
  constructor(given: string | undefined, folder: string, environment: { readonly [name: string]: string | undefined }) {
    const own = join(stateFolder(environment), `${digest(repositoryOf(join(folder, "x")) ?? folder)}.json`);
    this.path = given === undefined ? own : resolve(folder, given);
    const repository = repositoryOf(this.path);
    if (repository !== null)
      throw new UsageError(
        `--map: ${basename(this.path)} would lie in the repository ${basename(repository)}; name a place outside of one`,
      );
  }

  /** Holds the map for as long as `work` runs, so that two runs do not give out the same token. */
  async locked<Result>(work: () => Promise<Result>): Promise<Result> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    const lock = `${this.path}.lock`;
    try {
      await (await open(lock, "wx", OWNER_ONLY)).close();
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      throw new UsageError(`${lock} is there: another run is redacting; delete it if none is`);
    }
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  }

  /** Empty when there is none yet. Throws `UsageError`, without a word of its content, when it is no map. */
  async read(): Promise<RedactionMap> {
    let text: string;
    try {
      text = await readFile(this.path, "utf8");
    } catch (error) {
      if (codeOf(error) === "ENOENT") return {};
      throw new UsageError(`The map cannot be read (${codeOf(error)})`);
    }
    const map = parse(text);
    if (map === null) throw new UsageError(`${basename(this.path)} is no map of redacted values`);
    return map;
  }

  async write(values: RedactionMap): Promise<void> {
    await writePrivate(this.path, `${JSON.stringify({ version: 1, values }, null, 1)}\n`);
  }

  /** A copy of a file beside the map, before the file itself is written; says where. */
  async keep(path: string): Promise<string> {
    const copies = join(dirname(this.path), "originals");
    await mkdir(copies, { recursive: true, mode: 0o700 });
    for (let number = 1; ; number++) {
      const copy = join(copies, `${digest(path)}-${number}`);
      try {
        await copyFile(path, copy, constants.COPYFILE_EXCL);
        await chmod(copy, OWNER_ONLY);
        return copy;
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      }
    }
  }
}

/** Writes by rename a file that only its owner may read. */
async function writePrivate(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, text, { encoding: "utf8", mode: OWNER_ONLY });
    await chmod(beside, OWNER_ONLY);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function parse(text: string): RedactionMap | null {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== "object" || content === null || !("version" in content) || content.version !== 1 || !("values" in content))
      return null;
    const { values } = content;
    if (typeof values !== "object" || values === null || Object.values(values).some((it) => typeof it !== "string")) return null;
    return values as RedactionMap;
  } catch {
    return null;
  }
}

/** The place of each system for what a program keeps for one user (XDG Base Directory 0.8; Known Folders of Windows; Apple's Library). */
function stateFolder(environment: { readonly [name: string]: string | undefined }): string {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = environment;
  if (process.platform === "win32" && local !== undefined && local !== "") return join(local, "prompt-hygiene", "redactions");
  if (state !== undefined && state !== "") return join(state, "prompt-hygiene", "redactions");
  const home = homedir();
  return process.platform === "darwin"
    ? join(home, "Library", "Application Support", "prompt-hygiene", "redactions")
    : join(home, ".local", "state", "prompt-hygiene", "redactions");
}

/** The folder whose version control would see the file; null when there is none, or the file lies in the control's own folder. */
function repositoryOf(path: string): string | null {
  if (/[\\/]\.(?:git|hg|svn|jj)[\\/]/.test(path)) return null;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ([".git", ".hg", ".svn", ".jj"].some((it) => existsSync(join(folder, it)))) return folder;
    if (folder === dirname(folder) || !folder.includes(sep)) return null;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
