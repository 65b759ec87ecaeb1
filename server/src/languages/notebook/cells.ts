import type { Span } from "../../model/text.ts";

/** A code cell as the file writes it. */
export interface WrittenCell {
  /** 0-based index over all cells of the notebook. */
  readonly cell: number;
  readonly text: string;
  /** The JSON value that holds the text: one string, or a list of lines. */
  readonly value: Span;
  /** The strings in it, with their quotes, and what each says. */
  readonly literals: readonly (Span & { readonly text: string })[];
}

export interface WrittenNotebook {
  /** Code cells in the notebook's own language. */
  readonly cells: readonly WrittenCell[];
  /** Lower case; null where the file names none. */
  readonly language: string | null;
}

/** Where the text stops being a notebook. */
export class Broken extends Error {
  readonly at: number;

  constructor(at: number) {
    super("no notebook");
    this.at = at;
  }
}

interface Draft {
  type: string;
  language: string | null;
  value: Span | null;
  literals: readonly (Span & { readonly text: string })[];
}

/**
 * Finds the code cells in the JSON of a notebook, nbformat 3 (`worksheets`, `input`) or 4. Outputs and attachments are passed
 * over without making anything of them: they may be a hundred times the code. Throws `Broken`.
 */
export function readCells(json: string): WrittenNotebook {
  const reader = new Reader(json);
  const drafts: Draft[] = [];
  const found: { language: string | null; isNotebook: boolean } = { language: null, isNotebook: false };
  const cells = () =>
    reader.list(() => {
      drafts.push(readCell(reader));
    });
  reader.record((key) => {
    if (key === "cells" || key === "worksheets") {
      found.isNotebook = true;
      if (key === "cells") cells();
      else reader.list(() => reader.record((inner) => (inner === "cells" ? cells() : reader.skip())));
    } else if (key === "metadata") found.language = readLanguage(reader);
    else reader.skip();
  });
  reader.end();
  if (!found.isNotebook) throw new Broken(0);
  const { language } = found;
  return {
    cells: drafts.flatMap(({ type, value, literals, language: its }, cell) =>
      type !== "code" || value === null || (its !== null && its !== (language ?? "python"))
        ? []
        : [{ cell, text: literals.map((it) => it.text).join(""), value, literals }],
    ),
    language,
  };
}

function readCell(reader: Reader): Draft {
  const draft: Draft = { type: "", language: null, value: null, literals: [] };
  reader.record((key) => {
    if (key === "cell_type") draft.type = reader.word() ?? "";
    else if (key === "language") draft.language = reader.word()?.toLowerCase() ?? null;
    else if (key === "metadata") draft.language = readCellLanguage(reader) ?? draft.language;
    else if (key === "source" || key === "input") Object.assign(draft, reader.lines());
    else reader.skip();
  });
  return draft;
}

function readLanguage(reader: Reader): string | null {
  const found: { info?: string | null; kernel?: string | null } = {};
  reader.record((key) => {
    if (key === "language_info") found.info = reader.wordIn("name");
    else if (key === "kernelspec") found.kernel = reader.wordIn("language");
    else reader.skip();
  });
  return (found.info ?? found.kernel)?.toLowerCase() ?? null;
}

/** VS Code notes the language of a cell where it is not the notebook's. */
function readCellLanguage(reader: Reader): string | null {
  const found: { language?: string | null } = {};
  reader.record((key) => {
    if (key === "vscode") found.language = reader.wordIn("languageId");
    else reader.skip();
  });
  return found.language?.toLowerCase() ?? null;
}

/** A cursor over JSON. What is asked for is checked; what is skipped only as far as its brackets and strings. */
class Reader {
  private readonly json: string;
  private at = 0;

  constructor(json: string) {
    this.json = json;
  }

  /** Calls back at the value of each member, which must be taken; anything but a record is skipped. */
  record(take: (key: string) => unknown): void {
    if (this.peek() !== "{") return this.skip();
    this.at++;
    if (this.closes("}")) return;
    do {
      const key = this.string();
      this.expect(":");
      take(key.text);
    } while (this.continues("}"));
  }

  list(take: () => void): void {
    if (this.peek() !== "[") return this.skip();
    this.at++;
    if (this.closes("]")) return;
    do take();
    while (this.continues("]"));
  }

  /** A string; null for anything else. */
  word(): string | null {
    if (this.peek() === '"') return this.string().text;
    this.skip();
    return null;
  }

  /** The string that a record has under a name; null without one. */
  wordIn(name: string): string | null {
    const found: string[] = [];
    this.record((key) => {
      const word = key === name ? this.word() : this.skip();
      if (typeof word === "string") found.push(word);
    });
    return found.at(-1) ?? null;
  }

  /** One string or a list of them; a list that holds anything else is no text. */
  lines(): Pick<Draft, "value" | "literals"> {
    this.peek();
    const start = this.at;
    const literals: (Span & { text: string })[] = [];
    let isText = true;
    const take = () => {
      if (this.peek() === '"') literals.push(this.string());
      else {
        isText = false;
        this.skip();
      }
    };
    if (this.peek() === "[") this.list(take);
    else take();
    return isText ? { value: { start, end: this.at }, literals } : { value: null, literals: [] };
  }

  skip(): void {
    const open: string[] = [];
    do {
      const unit = this.peek();
      if (unit === '"') this.at = this.endOfString();
      else if (unit === "{" || unit === "[") {
        open.push(unit === "{" ? "}" : "]");
        this.at++;
      } else if (open.length > 0 && unit === open.at(-1)) {
        open.pop();
        this.at++;
      } else if (open.length > 0 && (unit === "," || unit === ":")) this.at++;
      else this.scalar();
    } while (open.length > 0);
  }

  end(): void {
    if (this.peek() !== "") throw new Broken(this.at);
  }

  private scalar(): void {
    const [word] = /^[-+.\w]{1,400}/.exec(this.json.slice(this.at, this.at + 400)) ?? [];
    if (word === undefined) throw new Broken(this.at);
    this.at += word.length;
  }

  /** The next unit behind white space, which stays; empty at the end. */
  private peek(): string {
    for (;;) {
      const unit = this.json[this.at];
      if (unit !== " " && unit !== "\n" && unit !== "\r" && unit !== "\t") return unit ?? "";
      this.at++;
    }
  }

  private expect(unit: string): void {
    if (this.peek() !== unit) throw new Broken(this.at);
    this.at++;
  }

  private closes(unit: string): boolean {
    if (this.peek() !== unit) return false;
    this.at++;
    return true;
  }

  private continues(close: string): boolean {
    if (this.closes(close)) return false;
    this.expect(",");
    return true;
  }

  private string(): Span & { text: string } {
    if (this.peek() !== '"') throw new Broken(this.at);
    const start = this.at;
    const end = this.endOfString();
    try {
      const text = JSON.parse(this.json.slice(start, end)) as string;
      this.at = end;
      return { start, end, text };
    } catch {
      throw new Broken(start);
    }
  }

  private endOfString(): number {
    for (let close = this.json.indexOf('"', this.at + 1); close >= 0; close = this.json.indexOf('"', close + 1)) {
      let slashes = 0;
      while (this.json[close - 1 - slashes] === "\\") slashes++;
      if (slashes % 2 === 0) return close + 1;
    }
    throw new Broken(this.at);
  }
}
