import type { Span } from "../../model/text.ts";
import { type FoundTag, TagFinder } from "./find-tag.ts";
import type { DelimitedLanguage, TemplateLanguage } from "./languages.ts";
import { scanPattern } from "./pattern.ts";
import { Regions } from "./regions.ts";
import type { ScanResult, Segment, TemplateProblem } from "./segment.ts";
import type { Tag } from "./tag.ts";

export function scanTemplate(text: string, language: TemplateLanguage): ScanResult {
  return "pattern" in language ? scanPattern(text, language) : new Scanner(text, language).scan();
}

class Scanner {
  private readonly segments: Segment[] = [];
  private readonly problems: TemplateProblem[] = [];
  private readonly regions = new Regions(this.segments, this.problems);
  private readonly tags: TagFinder;
  /** End tags of raw text that are known not to come. */
  private readonly unclosed = new Set<string>();
  private readonly openers: RegExp;
  private readonly text: string;
  private readonly language: DelimitedLanguage;
  private at = 0;
  private trimNext = false;

  constructor(text: string, language: DelimitedLanguage) {
    this.text = text;
    this.language = language;
    this.tags = new TagFinder(text, language, this.problems);
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
      const found = this.tags.find(match.index, match[0]);
      if (found === null) {
        from = match.index + match[0].length;
        continue;
      }
      this.take(found);
      from = this.at;
    }
    this.pushText(this.text.length, false);
    this.regions.endAll(this.text.length);
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
          ...this.depth,
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
        this.drop(found, { kind: "message", ...span, role: tag.role, ...this.depth });
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
    this.drop(found, tag.message ? { kind: "message", ...span, role: tag.message, ...this.depth } : { kind: "control", ...span });
    this.regions.begin(tag, span);
  }

  private turn(found: FoundTag, name: string | null): void {
    const span = { start: found.start, end: found.end };
    this.drop(found, { kind: "control", ...span });
    this.regions.turn(span, name);
  }

  private close(found: FoundTag, block: string | null): void {
    const span = { start: found.start, end: found.end };
    this.drop(
      found,
      this.regions.endsMessage(block) ? { kind: "message", ...span, role: null, ...this.depth } : { kind: "control", ...span },
    );
    this.regions.end(span, block, found.inside);
  }

  /** How many conditions and loops are open here. */
  private get depth() {
    const { conditions, loops } = this.regions;
    return { conditions, loops };
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
      this.segments.push({ kind: "text", start: this.at, end: match.index, ...this.depth, raw: true });
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
    if (stop > start) this.segments.push({ kind: "text", start, end: stop, ...this.depth });
    if (end > stop) this.segments.push({ kind: "trimmed", start: stop, end });
    this.trimNext = false;
    this.at = end;
  }
}

function isSpace(text: string, at: number): boolean {
  const unit = text[at];
  return unit === " " || unit === "\n" || unit === "\t" || unit === "\r";
}
