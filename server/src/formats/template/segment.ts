import type { Role } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";
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
    | { readonly kind: "control"; readonly region?: SegmentRegion }
    /** From here on the text belongs to this message; null ends a message block. */
    | { readonly kind: "message"; readonly role: Role | null; readonly conditions: number; readonly loops: number }
    /** Whitespace that a neighbouring tag takes away. */
    | { readonly kind: "trimmed" }
  );

/** An arm of a block. The last one of a condition, which is sent when no other is, has no name. */
export interface SegmentRegion {
  readonly role: "condition" | "loop";
  readonly name: string | null;
  readonly body: Span;
  /** Where the first tag of the block begins: arms of one block share it. */
  readonly block: number;
}

export type TemplateProblem = Span & { readonly message: string };

export interface ScanResult {
  readonly segments: readonly Segment[];
  readonly problems: readonly TemplateProblem[];
}
