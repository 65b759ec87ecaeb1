/** What a version control says of a file. The command line and the desktop's server bring one; a browser has none. */
export interface History {
  /** Who wrote each line last, from line 1; null where that cannot be told: no repository, not committed, no program. */
  lines(uri: string, text: string): Promise<ReadonlyMap<number, Revision> | null>;
  /** The file as it stands in a revision (`HEAD`); null where there is none. */
  at(uri: string, revision: string): Promise<string | null>;
}

export interface Revision {
  /** First twelve digits of the commit; null for a line that is not committed. */
  readonly commit: string | null;
  /** Day of the commit, as an ISO date. */
  readonly date: string | null;
}
