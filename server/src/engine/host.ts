/** What the engine needs of the world. The command line, the server and the browser each bring their own. */
export interface Host {
  /** Bytes of a file; rejects with a `HostError` when it cannot be read. */
  read(uri: string): Promise<Uint8Array>;
  /** The same piece by piece, for files of any size; one buffer may serve for all pieces. Null, or left out, where that cannot be done. */
  readChunks?(uri: string): AsyncIterable<Uint8Array> | null;
  /** Size and kind without reading; null when nothing is there. */
  stat(uri: string): Promise<FileStat | null>;
  /** Direct children of a folder, sorted by name. */
  list(uri: string): Promise<readonly DirectoryEntry[]>;
  /** A file that ships with the product: a grammar, rank data. Name without folder. */
  asset(name: string): Promise<Uint8Array>;
}

export interface FileStat {
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "other";
}

/** A file that cannot be read, with a message for people. */
export class HostError extends Error {}
