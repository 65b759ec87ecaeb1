/** A project in memory: what a call sends whose text stands in another file. */
export interface JoinedCase {
  readonly title: string;
  /** The file of code with the call. */
  readonly at: string;
  readonly files: { readonly [path: string]: string };
  /** `role: text` with `‹name=argument›` for holes and, behind `@`, the file that the text stands in. */
  readonly sent: readonly string[];
  /** The same project with these files instead: nothing of a file may be sent then. Null takes a file away. */
  readonly lookAlike: { readonly [path: string]: string | null };
}
