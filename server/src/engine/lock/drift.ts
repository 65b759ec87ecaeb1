import type { LockDrift } from "../../analysis/services.ts";
import type { Entry } from "./entries.ts";
import type { Lock } from "./file.ts";
import type { LockedPrompt } from "./schema.ts";
import { wordChange } from "./words.ts";

/** What differs between a prompt and what was locked; null where nothing does. */
export function driftOf(entry: Entry, locked: LockedPrompt): LockDrift | null {
  const { revision } = locked;
  const base = { revision, words: null, added: [], removed: [], from: null, to: null, restore: null };
  if (entry.hash !== locked.hash) {
    if (locked.messages === undefined) return { ...base, what: "text" };
    return { ...base, what: "text", ...wordChange(textOf(locked.messages), textOf(entry.messages)) };
  }
  if (entry.model !== locked.model) return { ...base, what: "model", from: locked.model, to: entry.model };
  const changed = [...new Set([...Object.keys(locked.parameters), ...Object.keys(entry.parameters)])]
    .sort()
    .find((it) => entry.parameters[it] !== locked.parameters[it]);
  if (changed !== undefined)
    return { ...base, what: changed, from: shown(locked.parameters[changed]), to: shown(entry.parameters[changed]) };
  return entry.tools === locked.tools ? null : { ...base, what: "tools" };
}

/** A message that moves or changes its role counts as words too. */
function textOf(messages: NonNullable<LockedPrompt["messages"]>): string {
  return messages.map(([role, text]) => `${role}:\n${text}`).join("\n\n");
}

function shown(value: LockedPrompt["parameters"][string] | undefined): string | null {
  return value === undefined ? null : String(value);
}

export interface Updated {
  readonly prompts: readonly LockedPrompt[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * The lock with these prompts as they are now. Entries of files that `covers` are theirs to keep or lose; all others stay as they
 * were. A changed prompt gets the next revision.
 */
export function update(lock: Lock, entries: readonly Entry[], covers: (path: string) => boolean, keepsText: boolean): Updated {
  const now = new Map(entries.map((it) => [it.id, it]));
  const counts = { added: 0, changed: 0, removed: 0 };
  const prompts: LockedPrompt[] = [];
  for (const [id, locked] of lock.prompts) {
    const path = pathOf(id);
    if (now.has(id)) continue;
    if (covers(path)) counts.removed++;
    else prompts.push(locked);
  }
  for (const entry of now.values()) {
    const locked = lock.prompts.get(entry.id);
    const changed = locked !== undefined && driftOf(entry, locked) !== null;
    if (locked === undefined) counts.added++;
    if (changed) counts.changed++;
    const { name: _, messages, ...rest } = entry;
    const revision = locked === undefined ? 1 : changed ? locked.revision + 1 : locked.revision;
    prompts.push({ ...rest, revision, ...(keepsText ? { messages } : {}) });
  }
  return { prompts, ...counts };
}

export function pathOf(id: string): string {
  const at = id.indexOf("#");
  return at < 0 ? id : id.slice(0, at);
}

const MOST_QUOTED = 60;

/** `6 words since lock 3 (+unless the customer insists)`; values are masked already. */
export function changedWords({ revision, what, words, added, removed, from, to }: LockDrift): string {
  if (what === "tools") return `tools or schema changed since lock ${revision}`;
  if (what !== "text") return `${what} was ${from ?? "absent"} in lock ${revision} and is ${to ?? "absent"}`;
  if (words === null) return `text changed since lock ${revision}`;
  const quoted = [removed.length > 0 ? `-${quote(removed)}` : "", added.length > 0 ? `+${quote(added)}` : ""].filter((it) => it !== "");
  // The same words in other lines: only space changed.
  if (quoted.length === 0) return `line breaks changed since lock ${revision}`;
  return `${words} ${words === 1 ? "word" : "words"} changed since lock ${revision} (${quoted.join(" ")})`;
}

function quote(words: readonly string[]): string {
  const text = words.join(" ");
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED - 1)}…` : text;
}
