import type { Confidence } from "../../model/finding.ts";
import type { Span } from "../../model/text.ts";

/** A personal value or a credential in a text. The span is one of the text's `value`. */
export interface PersonalDatum extends Span {
  /** `email`, `phone`, `payment-card`, `iban`, `national-id`, `credential`. */
  readonly kind: string;
  /** ISO 3166 code where the kind has one. */
  readonly country: string | null;
  /** What people call it: "US Social Security number". */
  readonly name: string;
  readonly confidence: Confidence;
  /** What speaks for it: `checksum`, `label`, `context`, `prefix`. */
  readonly evidence: readonly string[];
  readonly gdpr: "ordinary" | "special" | "identifier" | "credential";
  /** Reserved, sample or placeholder value. Only reported with `reserved: "report"`. */
  readonly reserved: boolean;
  /** The value with its middle starred, as long as the value. */
  readonly masked: string;
  /** A reserved value of the same shape, for the fix; null when there is none. */
  readonly dummy: string | null;
}

export interface PersonalDataOptions {
  readonly reserved?: "ignore" | "report";
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  /** Key, column, heading or identifier that holds the value: context. */
  readonly label?: string;
  readonly credentials?: boolean;
}
