import type { Hole, Message, ModelMention, Problem, Prompt, Role, Slots } from "../model/document.ts";
import { type PromptText, PromptTextBuilder, pieceAt, toSource } from "../model/prompt-text.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { Region } from "./format.ts";
import { TEMPLATE_LANGUAGES, type TemplateName } from "./template/languages.ts";
import { type Segment, scanTemplate } from "./template/scan.ts";

export interface MessageOptions {
  readonly template?: TemplateName | null;
  /** A further host of every piece: `turns`. */
  readonly layer?: string;
  readonly example?: boolean;
  readonly conditional?: boolean;
  readonly repeated?: boolean;
}

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

  get isEmpty(): boolean {
    return this.messages.length === 0;
  }

  /** Adds a text; tags that name a role cut it into several messages. */
  message(role: Role, text: PromptText, options: MessageOptions = {}): void {
    const language = options.template ? TEMPLATE_LANGUAGES[options.template] : null;
    if (language === null) {
      const builder = new PromptTextBuilder();
      builder.copy(text, { start: 0, end: text.value.length }, options.layer ?? null);
      this.push(role, carryCuts(builder.build(), text), options, 0, 0);
      return;
    }
    const { segments, problems } = scanTemplate(text.value, language);
    for (const { message, ...span } of problems) this.problem(message, toSource(text, span));
    let builder = new PromptTextBuilder();
    let current: { role: Role; conditions: number; loops: number } = { role, conditions: 0, loops: 0 };
    const flush = () => {
      this.push(current.role, builder.build(), options, current.conditions, current.loops);
      builder = new PromptTextBuilder();
    };
    if (text.cutStart) builder.cut();
    for (const segment of segments) {
      if (segment.kind === "message") {
        builder.cut();
        flush();
        builder.cut();
        current = { role: segment.role ?? role, conditions: segment.conditions, loops: segment.loops };
        this.region("markup", toSource(text, segment));
      } else this.take(segment, text, builder, language.name, options.layer);
    }
    if (text.cutEnd) builder.cut();
    flush();
  }

  /** A hole that decides about text or files without being spliced in. */
  silentHole(hole: Hole): void {
    this.holes.push(hole);
  }

  region(kind: Region["kind"], span: Span | null): void {
    if (span !== null && span.end > span.start) this.regions.push({ kind, start: span.start, end: span.end });
  }

  problem(message: string, span: Span | null): void {
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
      call: null,
    };
  }

  private push(role: Role, text: PromptText, options: MessageOptions, conditions: number, loops: number): void {
    const [first, last] = [text.pieces[0], text.pieces.at(-1)];
    if (first === undefined || last === undefined || text.value.trim() === "") {
      for (const piece of text.pieces) this.region("markup", piece);
      return;
    }
    const span = first.start <= last.end ? { start: first.start, end: last.end } : { start: first.start, end: first.end };
    const { example = false, conditional = false, repeated = false } = options;
    this.messages.push({ ...span, role, text, example, conditional: conditional || conditions > 0, repeated: repeated || loops > 0 });
  }

  private take(segment: Segment, text: PromptText, builder: PromptTextBuilder, language: TemplateName, layer: string | undefined): void {
    const place = toSource(text, segment);
    switch (segment.kind) {
      case "text":
        return builder.copy(
          text,
          segment,
          layers(segment.raw ? (language === "handlebars" ? "marked:{{{{" : "marked:{%") : language, layer),
        );
      case "escape":
        if (place !== null) builder.escape(segment.text, place, layered(hostOf(text, segment.start), layers(language, layer)), place.uri);
        return;
      case "hole": {
        if (place === null) return;
        const { name, fallback, filter, role } = segment.tag;
        this.holes.push({ name, fallback, filter, role, ...place });
        return builder.hole(this.holes.length - 1, place, hostOf(text, segment.start), place.uri, segment.trims || undefined);
      }
      case "control": {
        builder.cut();
        if (place === null) return;
        if (segment.region !== undefined) {
          const body = toSource(text, segment.region.body);
          const { role, name } = segment.region;
          this.holes.push({
            ...place,
            name,
            role,
            fallback: null,
            filter: null,
            ...(body === null ? {} : { body: { start: body.start, end: body.end } }),
          });
        }
        return this.region("control", place);
      }
      case "comment":
        builder.cut();
        return this.region("comment", place);
      case "trimmed":
        builder.cut();
        return this.region("control", place);
    }
  }
}

function layers(language: string, layer: string | undefined): string {
  return layer === undefined ? language : `${layer}+${language}`;
}

function layered(host: string, layer: string): string {
  return host === "fixed" ? host : `${host}+${layer}`;
}

function hostOf(text: PromptText, offset: number): string {
  return pieceAt(text, offset, "start")?.host ?? "fixed";
}

function carryCuts(text: PromptText, from: PromptText): PromptText {
  return { ...text, ...(from.cutStart ? { cutStart: true } : {}), ...(from.cutEnd ? { cutEnd: true } : {}) };
}
