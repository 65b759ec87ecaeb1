import type { Span } from "./text.ts";

/** What a project declares of the things it keeps about somebody or something: a class, an interface, a schema, a table. Plain data. */
export interface RecordType extends Span {
  /** `User`; empty for a shape that nobody named. */
  readonly name: string;
  /** What declares it: a row of the catalogue's table of record types (`pydantic`, `interface`, `prisma`). */
  readonly source: string;
  /** The file that declares it; empty for what an SDK's client gives. */
  readonly uri: string;
  readonly fields: readonly RecordField[];
  /** There are no others: nothing is inherited or spread that nobody can see into. */
  readonly closed: boolean;
  /** Fields of which each, or each set, tells one row from all others, as the declaration says; empty where it says nothing. */
  readonly keys: readonly RecordKey[];
  /** It holds what a program is set up with, nobody's data. */
  readonly settings: boolean;
}

export interface RecordKey {
  readonly fields: readonly string[];
  /** The primary key: every row has one. */
  readonly primary: boolean;
  /** The fields as a statement spells them, quoted where the declaration quotes them. */
  readonly written: string;
}

export interface RecordField extends Span {
  readonly name: string;
  /** As it is declared, at most 80 units. */
  readonly type: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** Several of `kind`. */
  readonly list: boolean;
  /** Name of the record type it holds, when it holds one. */
  readonly record: string | null;
  /** It leads to rows of another table, which a query has to ask for. */
  readonly relation?: true;
  /** What it holds by the taxonomy of personal data (`contact.email`), where the catalogue says so and not the name. */
  readonly category?: string;
}

/** `choice`: one of a fixed few words. `record`: another record type. */
export type FieldKind = "text" | "number" | "flag" | "time" | "bytes" | "choice" | "record" | "function" | "unknown";
