import { createReadStream, existsSync } from "node:fs";
import { chmod, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { countsOf, isLineByLine, maskAll, Redactor, restore as restoreText, valuesOf } from "../../engine/redaction.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import type { Product } from "../context.ts";
import { RedactionStore } from "../redaction-store.ts";
import type { Terminal } from "../terminal.ts";

interface Job {
  readonly path: string;
  readonly target: string;
}

/**
 * `redact FILE...`: writes each file once more with a token for every value, `notes.redacted.md`. The map from tokens to values
 * is written before any text that needs it. What is printed counts values by kind and shows none.
 */
export async function redact(args: Arguments, _: Product, terminal: Terminal): Promise<number> {
  const jobs = jobsOf(args, terminal, "redacted");
  const store = new RedactionStore(args.text("map"), terminal.folder, process.env);
  await store.locked(async () => {
    const redactor = new Redactor(await store.read());
    for (const { path } of jobs) for await (const piece of pieces(path)) redactor.reserve(piece);
    for (const { path, target } of jobs) {
      const kinds = new Map<string, number>();
      const written = await beside(target, path, async (write) => {
        for await (const piece of pieces(path)) {
          const values = valuesOf(piece, path);
          for (const { kind } of values) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          await write(redactor.replace(piece, values));
        }
        await store.write(redactor.map);
      });
      const copy = path === target ? await store.keep(path) : null;
      await written();
      const total = [...kinds.values()].reduce((sum, it) => sum + it, 0);
      terminal.out(
        `${shown(path)}: ${total === 0 ? "no values" : `${plural(total)} replaced (${countsOf(kinds)})`}, wrote ${shown(target)}\n`,
      );
      if (copy !== null) terminal.out(`  the original is kept as ${copy}\n`);
    }
    terminal.out(`The map is ${store.path}: whoever has it has the values.\n`);
  });
  return 0;
}

/** `restore FILE...`: puts the values of the map back, into a file of its own. */
export async function restore(args: Arguments, _: Product, terminal: Terminal): Promise<number> {
  const jobs = jobsOf(args, terminal, "restored");
  const store = new RedactionStore(args.text("map"), terminal.folder, process.env);
  const map = await store.read();
  if (Object.keys(map).length === 0) throw new UsageError("There is no map for this folder: name it with --map");
  for (const { path, target } of jobs) {
    let changed = 0;
    const written = await beside(target, path, async (write) => {
      for await (const piece of pieces(path)) {
        const text = restoreText(piece, map);
        if (text !== piece) changed++;
        await write(text);
      }
    });
    const copy = path === target ? await store.keep(path) : null;
    await written();
    terminal.out(`${shown(path)}: ${changed === 0 ? "no token of the map" : "values put back"}, wrote ${shown(target)}\n`);
    if (copy !== null) terminal.out(`  the file before is kept as ${copy}\n`);
  }
  return 0;
}

function jobsOf(args: Arguments, { folder }: Terminal, suffix: "redacted" | "restored"): Job[] {
  if (args.paths.length === 0) throw new UsageError(`${args.command} needs at least one file`);
  const output = args.text("output");
  if (output !== undefined && (args.paths.length > 1 || args.has("in-place")))
    throw new UsageError("--output takes one file, and not with --in-place");
  return args.paths.map((given) => {
    const path = resolve(folder, given);
    const target = args.has("in-place") ? path : output === undefined ? named(path, suffix) : resolve(folder, output);
    if (!existsSync(path)) throw new UsageError(`${shown(given)}: no such file`);
    if (target !== path && existsSync(target) && !args.has("force"))
      throw new UsageError(`${shown(target)} is there already; --force overwrites it`);
    if (target === path && !args.has("in-place"))
      throw new UsageError("--output is the file itself; --in-place does that, and keeps a copy");
    return { path, target };
  });
}

/** `notes.md` to `notes.redacted.md`, and that to `notes.restored.md`. */
function named(path: string, suffix: string): string {
  const end = extname(path);
  const stem = basename(path, end).replace(/\.(?:redacted|restored)$/, "");
  return join(dirname(path), `${stem}.${suffix}${end}`);
}

/** A file as it is read: line by line where every line is a text of its own, else as a whole. Line ends stay with their lines. */
async function* pieces(path: string): AsyncGenerator<string> {
  if (!isLineByLine(path)) {
    yield await readFile(path, "utf8");
    return;
  }
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
    const text: string = rest + String(chunk);
    const end = text.lastIndexOf("\n") + 1;
    for (let from = 0; from < end; ) {
      const next = text.indexOf("\n", from) + 1;
      yield text.slice(from, next);
      from = next;
    }
    rest = text.slice(end);
  }
  if (rest !== "") yield rest;
}

/** Writes beside the target with the source's mode; what it returns puts the text in its place. Nothing is left behind by a failure. */
async function beside(
  target: string,
  source: string,
  fill: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<() => Promise<void>> {
  const path = join(dirname(target), `.${basename(target)}.${process.pid}.prompt-hygiene`);
  const file = await open(path, "w", 0o600);
  try {
    let waiting: string[] = [];
    let size = 0;
    const flush = async () => {
      await file.write(waiting.join(""));
      [waiting, size] = [[], 0];
    };
    await fill(async (text) => {
      waiting.push(text);
      size += text.length;
      if (size > 1 << 20) await flush();
    });
    await flush();
    await file.close();
    await chmod(path, (await stat(source)).mode & 0o7777);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
  return () => rename(path, target);
}

/** A file may be named after whom it is about. */
function shown(path: string): string {
  return maskAll(basename(path));
}

function plural(count: number): string {
  return `${count} value${count === 1 ? "" : "s"}`;
}
