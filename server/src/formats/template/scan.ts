import type { Role } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";
import type { DelimitedLanguage, Delimiter, PatternLanguage, TemplateLanguage } from "./languages.ts";
import type { Tag } from "./tag.ts";

/** A stretch of a template, in the offsets of the scanned text; together they cover it. */
export type Segment = Span &
  (
    | { readonly kind: "text"; readonly conditions: number; readonly loops: number; readonly raw?: true }
    /** Stands for another text. */
    | { readonly kind: "escape"; readonly text: string }
    | {
        readonly kind: "hole";
        readonly tag: Tag & { does: "print" };
        readonly trims: boolean;
        readonly conditions: number;
        readonly loops: number;
      }
    | { readonly kind: "comment" }
    /** Prints nothing. With a `region` it decides what is sent; `body` is what it decides about. */
    | { readonly kind: "control"; readonly region?: { readonly role: "condition" | "loop"; readonly name: string; readonly body: Span } }
    /** From here on the text belongs to this message; null ends a message block. */
    | { readonly kind: "message"; readonly role: Role | null; readonly conditions: number; readonly loops: number }
    /** Whitespace that a neighbouring tag takes away. */
    | { readonly kind: "trimmed" }
  );

export interface ScanResult {
  readonly segments: readonly Segment[];
  readonly problems: readonly (Span & { readonly message: string })[];
}

export function scanTemplate(text: string, language: TemplateLanguage): ScanResult {
  return "pattern" in language ? scanPattern(text, language) : new Scanner(text, language).scan();
}

function scanPattern(text: string, { pattern, escapes, role }: PatternLanguage): ScanResult {
  const segments: Segment[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (span.start > at) segments.push({ kind: "text", start: at, end: span.start, conditions: 0, loops: 0 });
    const { name, filter = null, fallback = null } = match.groups ?? {};
    const literal = escapes[match[0]];
    if (name !== undefined)
      segments.push({ kind: "hole", ...span, trims: false, conditions: 0, loops: 0, tag: { does: "print", name, filter, fallback, role } });
    else if (literal !== undefined) segments.push({ kind: "escape", ...span, text: literal });
    at = span.end;
  }
  if (at < text.length) segments.push({ kind: "text", start: at, end: text.length, conditions: 0, loops: 0 });
  return { segments, problems: [] };
}

/** Longest tag, delimiters included; what is longer is text. Bounds the work where a quote is never closed. */
const LONGEST_TAG = 8192;

/** Regions inside each other; what is deeper has no region of its own. */
const DEEPEST = 256;

interface OpenRegion {
  readonly block: string;
  readonly role: "condition" | "loop" | null;
  readonly message: boolean;
  readonly tag: Span;
  /** Index of the control segment of the arm at hand, and its name; its body ends at the next arm. */
  arm: number;
  name: string | null;
  bodyStart: number;
}

interface FoundTag extends Span {
  readonly delimiter: Delimiter;
  readonly inside: string;
  readonly trimBefore: boolean;
  readonly trimAfter: boolean;
}

class Scanner {
  private readonly segments: Segment[] = [];
  private readonly problems: (Span & { message: string })[] = [];
  private readonly open: OpenRegion[] = [];
  private readonly unclosed = new Set<string>();
  private readonly closes = new Map<string, number>();
  private readonly openers: RegExp;
  private readonly text: string;
  private readonly language: DelimitedLanguage;
  private at = 0;
  private conditions = 0;
  private loops = 0;
  private trimNext = false;
  /** Steps left for the search of ends behind quotes: unpaired ones would be searched again and again. */
  private fuel: number;

  constructor(text: string, language: DelimitedLanguage) {
    this.text = text;
    this.language = language;
    this.fuel = 4 * text.length + LONGEST_TAG;
    this.openers = new RegExp(language.delimiters.map((it) => it.open.replace(/[{}%#<>!$\\]/g, "\\$&")).join("|"), "g");
  }

  scan(): ScanResult {
    let from = 0;
    while (true) {
      this.openers.lastIndex = from;
      const match = this.openers.exec(this.text);
      if (match === null) break;
      if (this.isEscaped(match.index)) {
        from = match.index + match[0].length;
        continue;
      }
      const found = this.find(match.index, match[0]);
      if (found === null) {
        from = match.index + match[0].length;
        continue;
      }
      this.take(found);
      from = this.at;
    }
    this.pushText(this.text.length, false);
    for (const region of this.open) {
      this.endArm(region, this.text.length);
      this.problems.push({ ...region.tag, message: `"${region.block || "block"}" is never closed: add its end tag` });
    }
    return { segments: this.segments.filter((it) => it.end > it.start), problems: this.problems };
  }

  /** Handlebars writes `\{{` for braces that are text. */
  private isEscaped(index: number): boolean {
    if (this.language.name !== "handlebars" || this.text[index - 1] !== "\\" || index - 1 < this.at) return false;
    if (this.text[index - 2] === "\\" && index - 2 >= this.at) return false;
    this.pushText(index - 1, false);
    this.segments.push({ kind: "escape", start: index - 1, end: index + 2, text: "{{" });
    this.at = index + 2;
    return true;
  }

  private find(start: number, open: string): FoundTag | null {
    const delimiter = this.language.delimiters.find((it) => it.open === open);
    if (delimiter === undefined || this.unclosed.has(open)) return null;
    const insideStart = start + open.length;
    let close = this.nextClose(delimiter.close, insideStart);
    if (close < 0) {
      this.unclosed.add(open);
      this.problems.push({ start, end: insideStart, message: `"${open}" is never closed: add "${delimiter.close}"` });
      return null;
    }
    if (delimiter.kind === "tag") {
      const outside = this.closeOutsideQuotes(insideStart, delimiter.close);
      if (outside >= 0) close = outside;
      if (close - start > LONGEST_TAG) return null;
      // `{{x}}}` of a set in braces: the tag ends with the last two.
      if (open === "{{" && this.text[close + 2] === "}" && this.text[insideStart] === "{") close++;
    }
    let [from, to] = [insideStart, close];
    const trims = (index: number) => this.language.trim.includes(this.text[index] ?? "") && this.text[index] !== undefined && from < to;
    const before = trims(from) && this.text[from] !== "+";
    if (trims(from)) from++;
    const after = trims(to - 1) && this.text[to - 1] !== "+";
    if (trims(to - 1)) to--;
    const [trimBefore, trimAfter] = [before || open.includes("~"), after];
    return { start, end: close + delimiter.close.length, delimiter, inside: this.text.slice(from, to).trim(), trimBefore, trimAfter };
  }

  /** Remembers what it found, so that a row of openers before one far end costs one search. */
  private nextClose(close: string, from: number): number {
    const known = this.closes.get(close);
    if (known !== undefined && known >= from) return known;
    const index = this.text.indexOf(close, from);
    if (index >= 0) this.closes.set(close, index);
    return index;
  }

  /** The end of a tag may stand in one of its strings. -1 when quotes do not pair up. */
  private closeOutsideQuotes(from: number, close: string): number {
    const limit = Math.min(this.text.length, from + LONGEST_TAG);
    let quote = "";
    for (let at = from; at < limit && this.fuel-- > 0; at++) {
      const unit = this.text[at] as string;
      if (quote !== "") {
        if (unit === "\\") at++;
        else if (unit === quote) quote = "";
        else if (unit === "\n") return -1;
      } else if (unit === '"' || unit === "'") quote = unit;
      else if (this.text.startsWith(close, at)) return at;
    }
    return -1;
  }

  private take(found: FoundTag): void {
    if (found.delimiter.kind === "comment") {
      this.drop(found, { kind: "comment", start: found.start, end: found.end });
      return;
    }
    const { open } = found.delimiter;
    const tag = this.language.read(found.inside, open);
    const span = { start: found.start, end: found.end };
    switch (tag.does) {
      case "print":
        this.pushText(found.start, found.trimBefore);
        this.segments.push({
          kind: "hole",
          ...span,
          tag,
          trims: found.trimBefore || found.trimAfter,
          conditions: this.conditions,
          loops: this.loops,
        });
        this.at = found.end;
        this.trimNext = found.trimAfter;
        return;
      case "write":
        this.pushText(found.start, found.trimBefore);
        this.segments.push({ kind: "escape", ...span, text: tag.text });
        this.at = found.end;
        this.trimNext = found.trimAfter;
        return;
      case "raw":
        this.raw(found, tag.end, tag.dropped);
        return;
      case "message":
        this.drop(found, { kind: "message", ...span, role: tag.role, conditions: this.conditions, loops: this.loops });
        return;
      case "open":
        this.openRegion(found, tag);
        return;
      case "turn":
        this.turn(found, tag.name);
        return;
      case "close":
        this.close(found, tag.block);
        return;
      case "nothing":
        this.drop(found, { kind: "control", ...span });
        return;
    }
  }

  private openRegion(found: FoundTag, tag: Tag & { does: "open" }): void {
    const span = { start: found.start, end: found.end };
    const segment: Segment = tag.message
      ? { kind: "message", ...span, role: tag.message, conditions: this.conditions, loops: this.loops }
      : { kind: "control", ...span };
    this.drop(found, segment);
    const arm = this.segments.findLastIndex((it) => it.start === span.start && it.end === span.end);
    if (this.open.length >= DEEPEST) return;
    this.open.push({
      block: tag.block,
      role: tag.role,
      message: tag.message !== undefined,
      tag: span,
      arm,
      name: tag.name,
      bodyStart: span.end,
    });
    if (tag.role === "condition") this.conditions++;
    if (tag.role === "loop") this.loops++;
  }

  private turn(found: FoundTag, name: string | null): void {
    const span = { start: found.start, end: found.end };
    this.drop(found, { kind: "control", ...span });
    const region = this.open.at(-1);
    if (region === undefined) {
      this.problems.push({ ...span, message: "This branch has no beginning: delete it or open it" });
      return;
    }
    this.endArm(region, found.start);
    region.arm = this.segments.findLastIndex((it) => it.start === span.start && it.end === span.end);
    region.name = name;
    region.bodyStart = found.end;
  }

  private close(found: FoundTag, block: string | null): void {
    const span = { start: found.start, end: found.end };
    const index = block === null ? this.open.length - 1 : this.open.findLastIndex((it) => it.block === block);
    const closesMessage = index >= 0 && this.open[index]?.message === true;
    this.drop(
      found,
      closesMessage
        ? { kind: "message", ...span, role: null, conditions: this.conditions, loops: this.loops }
        : { kind: "control", ...span },
    );
    if (index < 0) {
      this.problems.push({ ...span, message: `Nothing is open that "${found.inside}" could end: delete it or add the beginning` });
      return;
    }
    for (const region of this.open.splice(index).reverse()) {
      this.endArm(region, found.start);
      if (region.role === "condition") this.conditions--;
      if (region.role === "loop") this.loops--;
      if (region.block !== block && block !== null)
        this.problems.push({ ...region.tag, message: `"${region.block}" is never closed: add its end tag` });
    }
  }

  private endArm(region: OpenRegion, end: number): void {
    const segment = this.segments[region.arm];
    if (segment?.kind !== "control" || region.role === null || region.name === null) return;
    this.segments[region.arm] = { ...segment, region: { role: region.role, name: region.name, body: { start: region.bodyStart, end } } };
  }

  /** Everything up to the end tag is text or comment, whatever it looks like. */
  private raw(found: FoundTag, end: string, dropped: boolean): void {
    const { open, close } = found.delimiter;
    const pattern = new RegExp(
      `${open.replace(/[{%]/g, "\\$&")}[-~]?\\s{0,16}${end.replace(/[^\w/]/g, "\\$&")}\\s{0,16}[-~]?${close.replace(/[}%]/g, "\\$&")}`,
      "g",
    );
    pattern.lastIndex = found.end;
    const match = this.unclosed.has(end) ? null : pattern.exec(this.text);
    if (match === null) {
      if (!this.unclosed.has(end))
        this.problems.push({ start: found.start, end: found.end, message: `"${found.inside}" is never closed: add "${end}"` });
      this.unclosed.add(end);
      this.drop(found, { kind: "control", start: found.start, end: found.end });
      return;
    }
    const after = match.index + match[0].length;
    if (dropped) {
      this.drop({ ...found, end: after }, { kind: "comment", start: found.start, end: after });
      return;
    }
    this.drop(found, { kind: "control", start: found.start, end: found.end });
    if (match.index > this.at) {
      this.segments.push({ kind: "text", start: this.at, end: match.index, conditions: this.conditions, loops: this.loops, raw: true });
      this.trimNext = false;
    }
    this.at = match.index;
    this.drop(
      { ...found, start: match.index, end: after, trimBefore: false, trimAfter: false },
      { kind: "control", start: match.index, end: after },
    );
  }

  /** A tag that prints nothing, with its line if it is alone on it. */
  private drop(found: FoundTag, segment: Segment): void {
    const line = this.language.standalone && !found.trimBefore && !found.trimAfter ? this.lineOf(found) : null;
    this.pushText(line?.start ?? found.start, found.trimBefore);
    if (line !== null && line.start < found.start) this.segments.push({ kind: "trimmed", start: line.start, end: found.start });
    this.segments.push(segment);
    if (line !== null && line.end > found.end) this.segments.push({ kind: "trimmed", start: found.end, end: line.end });
    this.at = line?.end ?? found.end;
    this.trimNext = found.trimAfter;
  }

  private lineOf({ start, end }: Span): Span | null {
    let from = start;
    while (from > this.at && (this.text[from - 1] === " " || this.text[from - 1] === "\t")) from--;
    const previous = this.text[from - 1];
    if (previous !== undefined && previous !== "\n") return null;
    let to = end;
    while (this.text[to] === " " || this.text[to] === "\t") to++;
    if (to >= this.text.length) return { start: from, end: to };
    if (this.text.startsWith("\r\n", to)) return { start: from, end: to + 2 };
    return this.text[to] === "\n" ? { start: from, end: to + 1 } : null;
  }

  private pushText(end: number, trimEnd: boolean): void {
    let [start, stop] = [this.at, end];
    if (this.trimNext) while (start < end && isSpace(this.text, start)) start++;
    if (trimEnd) while (stop > start && isSpace(this.text, stop - 1)) stop--;
    if (start > this.at) this.segments.push({ kind: "trimmed", start: this.at, end: start });
    if (stop > start) this.segments.push({ kind: "text", start, end: stop, conditions: this.conditions, loops: this.loops });
    if (end > stop) this.segments.push({ kind: "trimmed", start: stop, end });
    this.trimNext = false;
    this.at = end;
  }
}

function isSpace(text: string, at: number): boolean {
  const unit = text[at];
  return unit === " " || unit === "\n" || unit === "\t" || unit === "\r";
}
