import type { Span } from "../../model/text.ts";
import type { Segment, TemplateProblem } from "./segment.ts";
import type { Tag } from "./tag.ts";

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

/** The blocks that are open at a place of a template: what decides about its text, and the arm each of them is in. */
export class Regions {
  private readonly open: OpenRegion[] = [];
  private readonly segments: Segment[];
  private readonly problems: TemplateProblem[];
  conditions = 0;
  loops = 0;

  /** Bodies are entered into the control segments of their arms as they end. */
  constructor(segments: Segment[], problems: TemplateProblem[]) {
    this.segments = segments;
    this.problems = problems;
  }

  /** Whether an end tag of this block, or of any, ends a message. */
  endsMessage(block: string | null): boolean {
    return this.open[this.indexOf(block)]?.message === true;
  }

  begin(tag: Tag & { does: "open" }, span: Span): void {
    if (this.open.length >= DEEPEST) return;
    const { block, role, name, message } = tag;
    this.open.push({ block, role, message: message !== undefined, tag: span, arm: this.segmentOf(span), name, bodyStart: span.end });
    if (role === "condition") this.conditions++;
    if (role === "loop") this.loops++;
  }

  /** Another arm of the innermost block. */
  turn(span: Span, name: string | null): void {
    const region = this.open.at(-1);
    if (region === undefined) {
      this.problems.push({ ...span, message: "This branch has no beginning: delete it or open it" });
      return;
    }
    this.endArm(region, span.start);
    region.arm = this.segmentOf(span);
    region.name = name;
    region.bodyStart = span.end;
  }

  /** Ends a block and those left open in it; `written` is what the end tag says. */
  end(span: Span, block: string | null, written: string): void {
    const index = this.indexOf(block);
    if (index < 0) {
      this.problems.push({ ...span, message: `Nothing is open that "${written}" could end: delete it or add the beginning` });
      return;
    }
    for (const region of this.open.splice(index).reverse()) {
      this.endArm(region, span.start);
      if (region.role === "condition") this.conditions--;
      if (region.role === "loop") this.loops--;
      if (region.block !== block && block !== null)
        this.problems.push({ ...region.tag, message: `"${region.block}" is never closed: add its end tag` });
    }
  }

  endAll(end: number): void {
    for (const region of this.open) {
      this.endArm(region, end);
      this.problems.push({ ...region.tag, message: `"${region.block || "block"}" is never closed: add its end tag` });
    }
  }

  private indexOf(block: string | null): number {
    return block === null ? this.open.length - 1 : this.open.findLastIndex((it) => it.block === block);
  }

  private segmentOf(span: Span): number {
    return this.segments.findLastIndex((it) => it.start === span.start && it.end === span.end);
  }

  private endArm(region: OpenRegion, end: number): void {
    const segment = this.segments[region.arm];
    if (segment?.kind !== "control" || region.role === null) return;
    const { role, name, tag, bodyStart } = region;
    this.segments[region.arm] = { ...segment, region: { role, name, body: { start: bodyStart, end }, block: tag.start } };
  }
}
