import { fillableTemplates, readTemplate } from "../formats/fill.ts";
import { companionsOf, formatOf, rowOf } from "../formats/index.ts";
import { plainHost } from "../formats/result.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Location } from "../model/text.ts";
import type { FileMention, TemplateFill, TemplateRead, TextFile, TextFiles } from "../resolve/text-files.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Files } from "./files.ts";
import { parentOf, resolvePath } from "./uri.ts";

/** Files that one file of code may read, and questions asked anew because of them. Beyond these bounds a file is not seen. */
const MOST_FILES = 40;
const MOST_ROUNDS = 5;

/**
 * The files that one file of code reads. What a path means is known only when names are resolved, and that cannot wait for a
 * disk: files that were asked for in vain are read afterwards, and everything is asked once more.
 */
export class ReadTexts implements TextFiles {
  private readonly known = new Map<string, TextFile | null>();
  private readonly asked = new Set<string>();
  private readonly sources = new Map<string, SourceFile>();
  private readonly mentioned = new Map<string, FileMention>();
  private readonly filled = new Map<string, TemplateFill>();
  private readonly ownPrompts = new Set<string>();
  private rounds = 0;
  private readonly files: Files;
  private readonly root: string;
  private readonly configuration: Configuration;
  private readonly exists: (path: string) => Promise<boolean>;

  constructor(files: Files, root: string, configuration: Configuration, exists: (path: string) => Promise<boolean>) {
    this.files = files;
    this.root = root;
    this.configuration = configuration;
    this.exists = exists;
  }

  /** Forgets what was noted: everything is asked anew. */
  begin(): void {
    this.mentioned.clear();
    this.filled.clear();
  }

  find(paths: readonly string[], at: Location): TextFile | null {
    const found: TextFile[] = [];
    for (const it of paths) {
      const known = this.known.get(it);
      if (known) found.push(known);
      if (known === undefined) this.asked.add(it);
    }
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) return null;
    this.mentioned.set(keyOf(at), { at, uri: only.uri });
    return only;
  }

  template(...[text, language, source]: Parameters<TextFiles["template"]>): TemplateRead {
    return readTemplate(text, language, source);
  }

  note(fill: TemplateFill): void {
    this.filled.set(`${keyOf(fill.call)} ${fill.template}`, fill);
  }

  /** Places that name a file, in the order in which they were met. */
  get mentions(): readonly FileMention[] {
    return [...this.mentioned.values()];
  }

  get fills(): readonly TemplateFill[] {
    return [...this.filled.values()];
  }

  /** Reads what was asked for; true where the answers may now be others. */
  async more(): Promise<boolean> {
    const wanted = [...this.asked].filter((it) => !this.known.has(it));
    this.asked.clear();
    if (wanted.length === 0 || ++this.rounds > MOST_ROUNDS) return false;
    let found = false;
    for (const path of wanted) {
      const file = this.sources.size < MOST_FILES && (await this.exists(path)) ? await this.read(path) : null;
      this.known.set(path, file);
      found ||= file !== null;
    }
    return found;
  }

  /** Addresses of files that are prompts by themselves: what is wrong with their text is said there. */
  get prompts(): ReadonlySet<string> {
    return this.ownPrompts;
  }

  /** What was read, by address. */
  get texts(): ReadonlyMap<string, SourceFile> {
    return this.sources;
  }

  /** Addresses that the answers depend on: those where nothing was found too. */
  get uris(): readonly string[] {
    return [...this.known.keys()].map((it) => resolvePath(this.root, it));
  }

  private async read(path: string): Promise<TextFile | null> {
    const uri = resolvePath(this.root, path);
    const { file } = await this.files.load(uri);
    if (file === null) return null;
    this.sources.set(uri, file);
    const named = this.configuration.formatOf(uri);
    const row = named === null ? formatOf(path, file.text) : rowOf(named);
    if (row !== null || this.configuration.ignores(uri)) this.ownPrompts.add(uri);
    const beside = new Map<string, SourceFile>();
    for (const name of row === null ? [] : companionsOf(file, row)) {
      const found = (await this.files.load(resolvePath(parentOf(uri), name))).file;
      if (found !== null) beside.set(name, found);
    }
    return {
      uri,
      path,
      text: file.text,
      host: plainHost(file.text),
      prompts: () => (row === null ? [] : fillableTemplates(file, row, (name) => beside.get(name))),
    };
  }
}

function keyOf({ uri, span }: Location): string {
  return `${uri} ${span.start} ${span.end}`;
}
