/** A project in memory: what the calls of one file mean through its others. */
export interface CrossFileCase {
  readonly title: string;
  /** The file whose rows are compared. */
  readonly at: string;
  readonly files: { readonly [path: string]: string };
  /** `kind line model temperature via` of each call and retrieval, in the order of the file. */
  readonly expected: readonly string[];
  /** The same project with these files instead: nothing may be found then. */
  readonly lookAlike: { readonly [path: string]: string };
}
