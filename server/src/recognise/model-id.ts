import { VENDOR_OF_SDK, vendorOf } from "../catalogue/vendors.ts";
import type { ModelMention } from "../model/document.ts";
import type { Value } from "../model/program.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Setting, Things } from "../resolve/things.ts";
import type { Site } from "./site.ts";
import type { SlotReader } from "./slots.ts";
import { textOf } from "./texts.ts";

const MAX_DEPTH = 4;

export interface ModelReading {
  readonly mention: ModelMention | null;
  /** Where the id was found: in the call, on the object, in the environment's default; null when there is none. */
  readonly source: "call" | "receiver" | "environment" | null;
}

/** Reads the model of a site: the id in its slot, or the one that the model object in the slot was made with. */
export class ModelReader {
  private readonly things: Things;
  private readonly constants: Constants;
  private readonly slots: SlotReader;

  constructor(things: Things, constants: Constants, slots: SlotReader) {
    this.things = things;
    this.constants = constants;
    this.slots = slots;
  }

  of(site: Site): ModelReading {
    const slot = site.slot("model");
    if (slot.state !== "set") return { mention: null, source: null };
    const found = slot.values.map((it) => this.mention(it, 0));
    const [first] = found;
    const same = first !== undefined && found.every((it) => it.id === first.id);
    if (first === undefined) return { mention: null, source: null };
    const mention = same ? first : { id: null, start: first.start, end: first.end };
    return {
      mention,
      source: mention.id !== null && mention.start >= site.call.start && mention.end <= site.call.end ? "call" : "receiver",
    };
  }

  private mention(value: Value, depth: number): ModelMention {
    const at = { start: value.start, end: value.end };
    const constant = this.constants.of(value);
    if (typeof constant === "string") return { id: constant, ...this.written(value, constant) };
    if (depth > MAX_DEPTH) return { id: null, ...at };
    const made = this.things.of(value).flatMap((it) => (it.kind === "made" ? [it] : []));
    const inner = made.flatMap((it) => this.fromSettings(it.settings, depth + 1));
    const [first] = inner;
    return first && inner.every((it) => it.id === first.id) ? first : { id: null, ...at };
  }

  private fromSettings(settings: readonly Setting[], depth: number): ModelMention[] {
    const slot = this.slots.readFrom("model", settings);
    return slot.state === "set" ? slot.values.map((it) => this.mention(it, depth)) : [];
  }

  /** The id itself inside its quotes, where it is written in one piece: what a fix replaces. */
  private written(value: Value, id: string): { start: number; end: number; uri?: string } {
    const fragments = textOf(value, { home: this.things, frame: null });
    const [only] = fragments ?? [];
    if (fragments?.length !== 1 || only === undefined || only.kind !== "verbatim" || only.text !== id)
      return { start: value.start, end: value.end };
    const { start, end } = only;
    return only.home === this.things ? { start, end } : { start, end, uri: only.home.origin.uri };
  }

  /** The vendor behind an address, else the SDK's own. */
  vendor(site: Site): string | null {
    const slot = site.slot("baseUrl");
    const base = slot.state === "set" ? slot.values.map((it) => this.constants.of(it)) : [];
    if (slot.state !== "absent") {
      const [first] = base;
      return typeof first === "string" && base.every((it) => it === first) ? vendorOf(first) : null;
    }
    if (site.sdk === "raw-http") {
      const address = site.call.args[0] && textOf(site.call.args[0].value, { home: this.things, frame: null });
      return address ? vendorOf(address.map((it) => (it.kind === "hole" ? "" : it.text)).join("")) : null;
    }
    return VENDOR_OF_SDK[site.sdk] ?? null;
  }
}
