import type { ReadFile } from "./read.ts";
import { nameOf, parentOf } from "./uri.ts";

/** Files that stand for the folder that they lie in. */
const STANDS_FOR_FOLDER = new Set(["__init__", "index", "mod"]);

/** Which files are to be judged anew when another one changes: what each of them depended on when it was last judged. */
export class Dependants {
  /** By dependant: addresses that it used, and names that it imports, whether there is such a file or not. */
  private readonly keys = new Map<string, readonly string[]>();
  private readonly users = new Map<string, Set<string>>();

  note(uri: string, { uses, names }: Pick<ReadFile, "uses" | "names">): void {
    this.forget(uri);
    const keys = [...uses, ...[...names].map(keyOfName)];
    if (keys.length === 0) return;
    this.keys.set(uri, keys);
    for (const key of keys) {
      const users = this.users.get(key);
      if (users) users.add(uri);
      else this.users.set(key, new Set([uri]));
    }
  }

  forget(uri: string): void {
    for (const key of this.keys.get(uri) ?? []) {
      const users = this.users.get(key);
      users?.delete(uri);
      if (users?.size === 0) this.users.delete(key);
    }
    this.keys.delete(uri);
  }

  /** Those of a file that changed or went. */
  of(uri: string): Iterable<string> {
    return this.users.get(uri) ?? [];
  }

  /** Those of a file that was not there before: who imports something of its name, and who depends on them. */
  ofNew(uri: string): Iterable<string> {
    const stem = stemOf(uri);
    const names = STANDS_FOR_FOLDER.has(stem) ? [stem, nameOf(parentOf(uri))] : [stem];
    const direct = names.flatMap((it) => [...(this.users.get(keyOfName(it)) ?? [])]);
    return new Set([...this.of(uri), ...direct, ...direct.flatMap((it) => [...this.of(it)])]);
  }
}

/** No address looks like this. */
function keyOfName(name: string): string {
  return `name ${name}`;
}

function stemOf(uri: string): string {
  return nameOf(uri).replace(/\..*$/, "");
}
