import { compare } from "../order.ts";
import { type LockedPrompt, lockFile } from "./schema.ts";

export interface Lock {
  readonly prompts: ReadonlyMap<string, LockedPrompt>;
  /** Ids that stand there twice, with different contents: what a merge of two branches leaves. */
  readonly twice: readonly string[];
}

export const EMPTY_LOCK: Lock = { prompts: new Map(), twice: [] };

/** Reads a lock file; a message for people where it is none. */
export function readLock(text: string): { readonly lock: Lock; readonly problem: string | null } {
  let value: unknown;
  try {
    value = text.trim() === "" || text.trim() === "{}" ? { version: 1, prompts: [] } : JSON.parse(text);
  } catch {
    return { lock: EMPTY_LOCK, problem: "not JSON" };
  }
  const read = lockFile.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { lock: EMPTY_LOCK, problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a lock"}` };
  }
  const prompts = new Map<string, LockedPrompt>();
  const twice = new Set<string>();
  for (const it of read.data.prompts) {
    if (it === null) continue;
    const known = prompts.get(it.id);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(it)) twice.add(it.id);
    // Of two revisions the later one holds until somebody decides.
    if (known === undefined || known.revision < it.revision) prompts.set(it.id, it);
  }
  return { lock: { prompts, twice: [...twice].sort(compare) }, problem: null };
}

/** One line a prompt, in the order of their ids. */
export function writeLock(prompts: Iterable<LockedPrompt>): string {
  const lines = [...prompts].sort((a, b) => compare(a.id, b.id)).map((it) => `${JSON.stringify(ordered(it))},\n`);
  return `{\n"version": 1,\n"prompts": [\n${lines.join("")}null]\n}\n`;
}

function ordered({ id, revision, hash, model, parameters, tools, messages, masked }: LockedPrompt): LockedPrompt {
  const sorted = Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => compare(a, b)));
  return { id, revision, hash, model, parameters: sorted, tools, ...(messages ? { messages } : {}), ...(masked ? { masked } : {}) };
}
