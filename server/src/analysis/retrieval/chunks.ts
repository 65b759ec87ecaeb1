import { SPLITTERS } from "../../catalogue/splitters.ts";
import { callsBehind } from "../../recognise/flows-into.ts";
import type { Site } from "../../recognise/site.ts";
import type { SlotReader } from "../../recognise/slots.ts";
import type { Constants } from "../../resolve/constants.ts";
import type { Made } from "../../resolve/thing.ts";
import type { Things } from "../../resolve/things.ts";

/** How long the chunks of an index are at most. */
export interface ChunkSize {
  readonly size: number;
  readonly unit: "characters" | "tokens";
}

/**
 * The chunks of the index that a retrieval asks; null unless the same file fills that index, from one splitter whose size is written as
 * a number.
 */
export function chunkSizeOf(site: Site, home: Things, constants: Constants, slots: SlotReader): ChunkSize | null {
  const values = [site.call.callee, ...site.settings.filter((it) => it.home === undefined || it.home === home).map((it) => it.call)];
  const splitters = new Map<unknown, Made>();
  for (const call of callsBehind(values, home)) {
    const owner = call.callee.kind === "member" ? home.of(call.callee.object) : [];
    for (const it of [...home.of(call), ...owner]) {
      const maker = it.kind === "made" && SPLITTERS.has(it.type) ? it.settings[0]?.call : undefined;
      if (it.kind === "made" && maker !== undefined) splitters.set(maker, it);
    }
  }
  const [only, ...more] = splitters.values();
  const unit = only && SPLITTERS.get(only.type);
  const setting = only?.settings[0];
  if (only === undefined || unit === undefined || setting === undefined || more.length > 0) return null;
  // A length function may count anything.
  if (setting.call.args.some((it) => it.spread || it.name === "length_function" || hasKey(it.value, "lengthFunction"))) return null;
  const slot = slots.readFrom("chunkSize", only.settings);
  const value = slot.state === "set" && slot.values.length === 1 ? slot.values[0] : undefined;
  const size = value && constants.of(value);
  return typeof size === "number" && Number.isInteger(size) && size > 0 ? { size, unit } : null;
}

function hasKey(value: Site["call"]["args"][number]["value"], key: string): boolean {
  return value.kind === "record" && value.entries.some((it) => it.spread || it.key === key);
}
