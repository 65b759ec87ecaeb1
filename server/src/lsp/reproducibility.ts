import type { Services } from "../analysis/services.ts";
import { PROMISES } from "../catalogue/reproducibility.ts";
import type { Call, Slot } from "../model/document.ts";

/** What of a call is pinned, what moves, and what its vendor does not promise, with the date of that knowledge; empty where nothing is known. */
export function reproducibility(call: Call, services: Services): string[] {
  const model = services.model(call.model, call.vendor);
  const promise = PROMISES.get(call.vendor ?? "");
  const pinned: string[] = [];
  const moving: string[] = [];
  if (model?.pinned === true) pinned.push("model");
  if (model?.pinned === false) moving.push("model");
  const temperature = constantOf(call.slots.temperature);
  if (temperature === 0) pinned.push("temperature");
  else if (temperature !== null) moving.push(`temperature ${temperature}`);
  if (constantOf(call.slots.seed) !== null) pinned.push("seed");
  for (const prompt of services.promptsOf(call)) {
    if (services.orders(prompt).some((it) => it.confidence === "high")) moving.push("order of the prompt's parts");
    const labels = prompt.holes.flatMap((hole) => services.origins(prompt, hole).filter((it) => it.confidence === "high" && !it.seeded));
    for (const label of ["clock", "random"] as const) if (labels.some((it) => it.label === label)) moving.push(`${label} in the prompt`);
  }
  const lines = [
    pinned.length === 0 ? null : `pinned: ${pinned.join(", ")}`,
    moving.length === 0 ? null : `moves: ${[...new Set(moving)].join(", ")}`,
  ].filter((it) => it !== null);
  if (promise !== undefined) lines.push(`even at temperature 0 ${promise.words} ([${promise.read}](${promise.source}))`);
  return lines.length === 0 ? [] : lines.map((it) => `- ${it}`);
}

function constantOf(slot: Slot | undefined): number | null {
  const value = slot?.state === "set" && slot.values.length === 1 ? slot.values[0]?.constant : undefined;
  return typeof value === "number" ? value : null;
}
