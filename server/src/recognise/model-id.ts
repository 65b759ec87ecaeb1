import { VENDOR_OF_SDK, vendorInPath, vendorOf } from "../catalogue/vendors.ts";
import type { ModelMention } from "../model/document.ts";
import type { Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Made, Setting } from "../resolve/thing.ts";
import type { Things } from "../resolve/things.ts";
import type { Given, Site } from "./site.ts";
import type { SlotReader } from "./slots.ts";
import { textOf } from "./texts.ts";

const MAX_DEPTH = 4;
/** What a constructor says that keeps another vendor's interface. */
const OTHER = "other";

type Maker = Pick<Made, "sdk" | "settings" | "declared">;

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
    const found = slot.given.map((it) => this.mention(it.value, 0, it.home));
    const [first] = found;
    const same = first !== undefined && found.every((it) => it.id === first.id);
    if (first === undefined) return { mention: null, source: null };
    const mention = same ? first : { id: null, start: first.start, end: first.end };
    return {
      mention,
      source:
        mention.id !== null && mention.uri === undefined && mention.start >= site.call.start && mention.end <= site.call.end
          ? "call"
          : "receiver",
    };
  }

  private mention(value: Value, depth: number, home = this.things): ModelMention {
    const at = { start: value.start, end: value.end };
    const constant = this.constants.of(value);
    if (typeof constant === "string") return { id: constant, ...this.written(value, constant, home) };
    if (depth > MAX_DEPTH) return { id: null, ...at };
    const fallback = environmentDefault(value, this.things);
    if (fallback) return this.mention(fallback, depth + 1);
    const items = value.kind === "list" ? value.items.map((it) => it.value) : [];
    if (items.length > 0)
      return this.agreed(
        items.map((it) => this.mention(it, depth + 1)),
        at,
      );
    const made = this.things.of(value).flatMap((it) => (it.kind === "made" ? [it] : []));
    const named = made.map((it) => this.fromSettings(it.settings, depth + 1));
    // Of several objects that may be meant, one that names no model could be any.
    return named.some((it) => it.length === 0) ? { id: null, ...at } : this.agreed(named.flat(), at);
  }

  private agreed(found: readonly ModelMention[], at: Span): ModelMention {
    const [first] = found;
    return first && found.every((it) => it.id === first.id) ? first : { id: null, ...at };
  }

  private fromSettings(settings: readonly Setting[], depth: number): ModelMention[] {
    const slot = this.slots.readFrom("model", settings);
    return slot.state === "set" ? slot.values.map((it) => this.mention(it, depth)) : [];
  }

  /** The id itself inside its quotes, where it is written in one piece: what a fix replaces. */
  private written(value: Value, id: string, home: Things): { start: number; end: number; uri?: string } {
    const fragments = textOf(value, { home, frame: null });
    const [only] = fragments ?? [];
    if (fragments?.length !== 1 || only === undefined || only.kind !== "verbatim" || only.text !== id)
      return { start: value.start, end: value.end, ...(home === this.things ? {} : { uri: home.origin.uri }) };
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
    if (site.confidence === "shape") return null;
    const receivers = this.receivers(site);
    const vendors = receivers.map((it) => this.vendorIn(receivers.length === 1 ? { ...it, settings: site.settings } : it, 0));
    const [first] = vendors.length > 0 ? vendors : [this.vendorOfFunction(site)];
    return first !== undefined && first !== OTHER && vendors.every((it) => it === first) ? first : null;
  }

  /** A function without a receiver is handed the object that stands for its model. */
  private vendorOfFunction(site: Site): string | null {
    const slot = site.slot("model");
    const given = slot.state === "set" ? slot.given : [];
    return this.vendorIn({ settings: site.settings, sdk: site.sdk, declared: null }, 0, given);
  }

  /** The objects that a call may be sent to, where the catalogue knows them. */
  private receivers({ call }: Site): readonly Made[] {
    const { catalogue } = this.things;
    return this.things.of(call.callee).flatMap((it) => (it.kind === "made" && catalogue.member(it.type, it.path)?.entry.sites ? [it] : []));
  }

  /** What a constructor or a type says, on the receiver or on the model object that it was given; else the SDK's own vendor. */
  private vendorIn(made: Maker, depth: number, given?: readonly Pick<Given, "value" | "home">[]): string | null {
    const { settings, declared } = made;
    const named = settings.findLast((it) => it.vendor !== undefined)?.vendor ?? declared?.vendor;
    if (named) return named;
    const slot = depth < MAX_DEPTH && given === undefined ? this.slots.readFrom("model", settings, MAX_DEPTH) : null;
    const models = (given ?? (slot?.state === "set" ? slot.given : []))
      .flatMap(({ value, home = this.things }) => home.of(value))
      .flatMap((it) => (it.kind === "made" ? [this.vendorIn(it, depth + 1)] : []));
    const [model] = models;
    if (models.some((it) => it !== model)) return OTHER;
    return model ?? this.vendorOfClass(made) ?? VENDOR_OF_SDK[made.sdk] ?? null;
  }

  /** Classes of frameworks that stand for one vendor say so in their path. */
  private vendorOfClass({ settings, declared }: Maker): string | null {
    const paths = settings
      .flatMap(({ call }) => this.things.of(call.callee))
      .flatMap((it) => (it.kind === "path" ? [[it.module, ...it.members].join(".")] : []));
    return [...paths, ...(declared ? [declared.path] : [])].map(vendorInPath).find((it) => it !== null) ?? null;
  }
}

/** `os.getenv("MODEL", "gpt-4o")`, `os.environ.get("MODEL", "gpt-4o")`, `process.env.MODEL ?? "gpt-4o"`: what holds where nobody sets it. */
function environmentDefault(value: Value, things: Things): Value | undefined {
  if (value.kind === "choice" && value.condition === null && value.options.length === 2) {
    const [first, second] = value.options;
    return first && things.of(first).some((it) => it.kind === "path" && readsEnvironment(it.module, it.members)) ? second : undefined;
  }
  if (value.kind === "call") {
    const reads = things
      .of(value.callee)
      .some(
        (it) =>
          it.kind === "path" &&
          /^(os\.getenv|os\.environ\.get|decouple\.config|env)$/.test([it.module, ...it.members].filter((part) => part !== "").join(".")),
      );
    return reads
      ? (value.args.find((it) => it.name === "default")?.value ?? value.args.filter((it) => it.name === null)[1]?.value)
      : undefined;
  }
  return undefined;
}

function readsEnvironment(module: string, members: readonly string[]): boolean {
  const path = [module, ...members].filter((it) => it !== "").join(".");
  return /^(process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ)\./.test(path);
}
