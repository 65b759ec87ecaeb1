import type { Value } from "../../model/program.ts";
import type { FieldKind } from "../../model/records.ts";
import type { FieldCategory } from "../personal-data/fields.ts";

/** What a name says of the data behind it, with what the configuration adds. */
export interface PersonalContext {
  /** What the name of a field says of its value; the user's own names are in it. */
  readonly fieldCategory: (name: string, receiver?: string | null) => FieldCategory | null;
  /** Categories that the application exists to handle. */
  readonly isLawful: (category: string) => boolean;
}

/** Kinds of field that hold nobody's data, whatever they are called: `email: boolean` is a setting. */
export const SAYS_NOTHING: ReadonlySet<FieldKind> = new Set(["flag", "choice", "function"]);

/** Ids of sessions and keys of services: of a program, not of a person; in public code they were wrong nine times of ten. */
export const NOT_OF_A_PERSON = "auth.token";

/** What people call a value: the last name in it. */
export function nameOf(value: Value): string | null {
  if (value.kind === "name") return value.name;
  if (value.kind === "member") return value.key;
  if (value.kind === "index") return nameOf(value.object);
  if (value.kind === "call") return nameOf(value.callee);
  return null;
}
