import type { LockDrift, Services } from "../../analysis/services.ts";
import type { Document, Prompt } from "../../model/document.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { remembered } from "../remember.ts";
import { driftOf } from "./drift.ts";
import { entryOf } from "./entries.ts";
import { restoring } from "./restore.ts";

/** What a rule may ask of the lock of a file's project. */
export function lockServices(
  document: Document,
  { lock, project, lockText }: Configuration,
  services: Pick<Services, "callOf">,
  mask: (text: string) => string,
): Pick<Services, "locked" | "drift"> {
  const known = new Map<string, LockDrift | null>();
  const drift = (prompt: Prompt): LockDrift | null => {
    if (lock === null) return null;
    const entry = entryOf(prompt, document, services, { folder: project, text: lockText, mask });
    const locked = entry === null ? undefined : lock.prompts.get(entry.id);
    const found = entry === null || locked === undefined ? null : driftOf(entry, locked);
    return found === null || locked === undefined || found.what !== "text" ? found : { ...found, restore: restoring(prompt, locked) };
  };
  return { locked: lock !== null, drift: (prompt) => remembered(known, prompt.id, () => drift(prompt)) };
}
