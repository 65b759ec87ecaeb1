import type { Arm, Hole, Message, ModelMention, Problem, Prompt, Role, Slots } from "../model/document.ts";
import { type PromptText, PromptTextBuilder, pieceAt, toSource } from "../model/prompt-text.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { Region } from "./format.ts";
import { TEMPLATE_LANGUAGES, type TemplateName } from "./template/languages.ts";
import { scanTemplate } from "./template/scan.ts";
import type { Segment, SegmentRegion } from "./template/segment.ts";
import { messageTagsOf, turnsOf } from "./turns.ts";

export interface MessageOptions {
  readonly template?: TemplateName | null;
  /** The language was guessed from the text: see `detectedTemplate`. */
  readonly detected?: boolean;
  /** Lines like `system:` start a message. */
  readonly turns?: boolean;
  /** `<message role="…">` blocks are messages. */
  readonly messageTags?: boolean;
  readonly example?: boolean;
  /** Where the message stands, if its text stands in another file. */
  readonly at?: Span;
  readonly conditional?: boolean;
  readonly repeated?: boolean;
}

/** From this offset of the text on so many conditions and loops are around it. */
interface Mark {
  readonly at: number;
  readonly conditions: number;
  readonly loops: number;
}

type Place = Span & { readonly uri?: string };

export interface PromptSettings {
  readonly name?: string | null;
  readonly model?: ModelMention | null;
  readonly slots?: Slots;
  readonly tools?: readonly string[];
  readonly schema?: PromptText | null;
}

/** Collects the messages, holes, regions and problems of one prompt while a reader goes through its file. */
export class PromptDraft {
  readonly regions: Region[] = [];
  readonly problems: Problem[] = [];
  private readonly holes: Hole[] = [];
  private readonly messages: Message[] = [];
  private readonly arms: Arm[] = [];
  /** Units of the texts before: blocks are told apart by where they begin. */
  private blocks = 0;

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  /** Adds a text; tags that name a role cut it into several messages. */
  message(role: Role, text: PromptText, options: MessageOptions = {}): void {
    const language = options.template ? TEMPLATE_LANGUAGES[options.template] : null;
    if (language === null) {
      const builder = new PromptTextBuilder();
      if (text.cutStart) builder.cut();
      builder.copy(text, { start: 0, end: text.value.length }, options.detected ? "detect" : null);
      if (text.cutEnd) builder.cut();
      this.split(role, builder.build(), options, []);
      return;
    }
    const { segments, problems } = scanTemplate(text.value, language);
    for (const { message, ...span } of problems) this.problem(message, toSource(text, span));
    let builder = new PromptTextBuilder();
    let marks: Mark[] = [];
    let current = role;
    if (text.cutStart) builder.cut();
    for (const segment of segments) {
      if (segment.kind === "message") {
        builder.cut();
        this.split(current, builder.build(), options, marks);
        builder = new PromptTextBuilder();
        builder.cut();
        marks = [];
        current = segment.role ?? role;
        this.region("markup", toSource(text, segment));
        continue;
      }
      if (segment.kind === "text" || segment.kind === "hole")
        marks.push({ at: builder.length, conditions: segment.conditions, loops: segment.loops });
      this.take(segment, text, builder, options.detected ? `${language.name}+detect` : language.name);
    }
    if (text.cutEnd) builder.cut();
    this.split(current, builder.build(), options, marks);
    this.blocks += text.value.length + 1;
  }

  /** A hole that decides about text or files without being spliced in. */
  silentHole(hole: Hole): void {
    this.holes.push(hole);
  }

  region(kind: Region["kind"], span: (Span & { readonly uri?: string }) | null): void {
    if (span !== null && span.uri === undefined && span.end > span.start) this.regions.push({ kind, start: span.start, end: span.end });
  }

  problem(message: string, span: (Span & { readonly uri?: string }) | null): void {
    // What is wrong in another file is said there.
    if (span?.uri !== undefined) return;
    this.problems.push({ code: "parse", severity: "warning", message, span: span === null ? null : { start: span.start, end: span.end } });
  }

  /** The prompt, or null when nothing in it would be sent. `part` tells the prompts of one file apart. */
  build(file: SourceFile, span: Span, part: string, settings: PromptSettings = {}): Prompt | null {
    if (this.messages.length === 0) return null;
    return {
      ...span,
      id: `${file.path}#${part}`,
      name: settings.name ?? null,
      messages: this.messages,
      holes: this.holes,
      model: settings.model ?? null,
      slots: settings.slots ?? {},
      tools: settings.tools ?? [],
      schema: settings.schema ?? null,
      ...(this.arms.length > 0 ? { arms: this.arms } : {}),
      call: null,
    };
  }

  /** Cuts a text whose own lines or tags start messages. */
  private split(role: Role, text: PromptText, options: MessageOptions, marks: readonly Mark[]): void {
    const turns = options.turns ? turnsOf(text.value, role) : options.messageTags ? messageTagsOf(text.value, role) : null;
    if (turns === null) {
      this.push(role, text, options, around(marks, text.value, { start: 0, end: text.value.length }));
      return;
    }
    for (const piece of text.pieces) this.region("markup", piece);
    for (const turn of turns) {
      const builder = new PromptTextBuilder();
      builder.cut();
      builder.copy(text, turn, options.turns ? "trim+turns" : "trim+marked:<message+marked:</message");
      builder.cut();
      this.push(turn.role, builder.build(), options, around(marks, text.value, turn));
    }
  }

  private push(role: Role, text: PromptText, options: MessageOptions, mark: Omit<Mark, "at">): void {
    const [first, last] = [text.pieces[0], text.pieces.at(-1)];
    if (first === undefined || last === undefined || text.value.trim() === "") {
      for (const piece of text.pieces) this.region("markup", piece);
      return;
    }
    const { at } = options;
    const span = at ? at : first.start <= last.end ? { start: first.start, end: last.end } : { start: first.start, end: first.end };
    const { example = false, conditional = false, repeated = false } = options;
    this.messages.push({
      ...span,
      role,
      text,
      example,
      conditional: conditional || mark.conditions > 0,
      repeated: repeated || mark.loops > 0,
    });
  }

  /** A tag that decides whether, or how often, what stands in its arm is sent. */
  private decides({ role, name, block }: SegmentRegion, tag: Place, body: Place | null): void {
    const span = body === null ? null : { start: body.start, end: body.end };
    if (body !== null && span !== null && body.uri === undefined)
      this.arms.push({ ...span, role, block: this.blocks + block, otherwise: name === null });
    if (name !== null) this.holes.push({ ...tag, name, role, fallback: null, filter: null, ...(span === null ? {} : { body: span }) });
  }

  private take(segment: Segment, text: PromptText, builder: PromptTextBuilder, language: string): void {
    const place = toSource(text, segment);
    switch (segment.kind) {
      case "text":
        builder.copy(text, segment, segment.raw ? (language.startsWith("handlebars") ? "marked:{{{{" : "marked:{%") : language);
        return;
      case "escape":
        if (place !== null) builder.escape(segment.text, place, layered(hostOf(text, segment.start), language), place.uri);
        return;
      case "hole": {
        if (place === null) return;
        const { name, fallback, filter, role } = segment.tag;
        this.holes.push({ name, fallback, filter, role, ...place });
        builder.hole(this.holes.length - 1, place, hostOf(text, segment.start), place.uri, segment.trims || undefined);
        return;
      }
      case "control": {
        builder.cut();
        if (place === null) return;
        if (segment.region !== undefined) this.decides(segment.region, place, toSource(text, segment.region.body));
        this.region("control", place);
        return;
      }
      case "comment":
        builder.cut();
        this.region("comment", place);
        return;
      case "trimmed":
        builder.cut();
        this.region("control", place);
        return;
    }
  }
}

/** Conditions and loops that are around all of a stretch of text; blanks have no say. */
function around(marks: readonly Mark[], value: string, { start, end }: Span): Omit<Mark, "at"> {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? end) <= start) low = middle + 1;
    else high = middle;
  }
  let least: Omit<Mark, "at"> | null = null;
  for (let index = Math.max(0, low - 1); index < marks.length; index++) {
    const mark = marks[index];
    if (mark === undefined || mark.at >= end) break;
    const { conditions, loops } = mark;
    const text = value.slice(Math.max(start, mark.at), Math.min(end, marks[index + 1]?.at ?? value.length));
    if (text.trim() === "") continue;
    least =
      least === null ? { conditions, loops } : { conditions: Math.min(least.conditions, conditions), loops: Math.min(least.loops, loops) };
  }
  return least ?? { conditions: 0, loops: 0 };
}

function layered(host: string, layer: string): string {
  return host === "fixed" ? host : `${host}+${layer}`;
}

function hostOf(text: PromptText, offset: number): string {
  return pieceAt(text, offset, "start")?.host ?? "fixed";
}
