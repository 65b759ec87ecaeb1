import type { Catalogue } from "../catalogue/index.ts";
import type { Languages } from "../languages/index.ts";
import type { Program } from "../model/program.ts";
import type { RecordType } from "../model/records.ts";
import { type SourceFile, sourceFile } from "../model/source-file.ts";
import { Linking } from "../resolve/linking.ts";
import { importable, isWholeFolder, type Layout } from "../resolve/modules.ts";
import { prismaRecords } from "../resolve/records/prisma.ts";
import { sqlRecords } from "../resolve/records/sql.ts";
import type { TextFiles } from "../resolve/text-files.ts";
import type { Origin, Outside } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import type { Files } from "./files.ts";
import type { DirectoryEntry, Host } from "./host.ts";
import { isSchema, readLayout } from "./layout.ts";
import { importsOf, Module, namesIn } from "./module.ts";
import { compare } from "./order.ts";
import { remembered } from "./remember.ts";
import { childOf, pathFrom, resolvePath } from "./uri.ts";

/** Bounds of one file's imports: files, and imports of imports. Beyond them a name is unknown. */
const MOST_FILES = 48;
const MOST_STEPS = 4;
/** Of a folder whose files see each other: all where there are few, else those that are spoken of by name. */
const FEW_FILES = 8;
const MOST_BESIDE = 16;

interface Listing {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** The project's files that one file imports, directly or not. */
export interface Link {
  /** Looks names up, each time from the beginning: what was asked before has no say. */
  readonly outside: () => Outside;
  /** Files that were read, by address. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** What files may be called that the file itself imports. */
  readonly names: ReadonlySet<string>;
  /** Those of them that are code, by address. */
  readonly modules: ReadonlyMap<string, Module>;
  /** Whether any of these files has to do with models or retrieval: if none has, a file's own text says all there is. */
  readonly touches: boolean;
}

/** What names of other files are looked up in. */
interface Known {
  readonly modules: ReadonlyMap<string, Module>;
  readonly layout: Layout;
  readonly catalogue: Catalogue;
  readonly texts: TextFiles;
  readonly records: Outside["records"];
}

/** Record types that no program declares, and the files they were read from. */
interface Schemas {
  readonly records: ReadonlyMap<string, RecordType>;
  readonly files: readonly SourceFile[];
}

/**
 * Reads what a file imports before its facts are made, since resolving a name cannot wait. Programs are kept between files;
 * what names mean is worked out anew for each file, so that no answer depends on which file was asked about first.
 */
export class Linker {
  /** By path. */
  private readonly modules = new Map<string, Promise<Module | null>>();
  /** What open files were before their last edits: what stayed is not read again. */
  private readonly before = new Map<string, Promise<Module | null>>();
  private readonly listings = new Map<string, Promise<Listing>>();
  /** What files handed on when that was last asked. */
  private readonly asked = new Map<string, Module>();
  /** Files that an import may mean, by the folder it is written in and its words: siblings import the same things. */
  private readonly meant = new Map<string, Promise<readonly string[]>>();
  private layout: Promise<Layout> | null = null;
  private schemas: Promise<Schemas> | null = null;
  private readonly host: Host;
  private readonly files: Files;
  private readonly languages: Languages;
  private readonly root: string;

  constructor(host: Host, files: Files, languages: Languages, root: string) {
    this.host = host;
    this.files = files;
    this.languages = languages;
    this.root = root;
  }

  forget(uri: string): void {
    const path = pathFrom(this.root, uri);
    const known = this.modules.get(path);
    this.modules.delete(path);
    if (!this.files.isOpen(uri)) {
      this.before.delete(path);
      this.asked.delete(path);
      this.languages.forget(importedAs(uri));
    } else if (known !== undefined) this.before.set(path, known);
    if (isSchema(uri)) this.schemas = null;
  }

  forgetAll(): void {
    this.modules.clear();
    this.before.clear();
    this.listings.clear();
    this.meant.clear();
    this.layout = null;
    this.schemas = null;
  }

  async link(file: SourceFile, program: Program, catalogue: Catalogue, texts: TextFiles): Promise<Link> {
    const modules = new Map<string, Module>();
    const layout = await this.projectLayout();
    const imports = importsOf(program);
    let wave: readonly Pick<Module, "file" | "imports">[] = [{ file, imports }];
    for (let step = 0; step < MOST_STEPS && wave.length > 0; step++) {
      const next: Module[] = [];
      for (const from of wave) {
        for (const path of await this.imports(from, layout)) {
          if (path === file.path || modules.has(path) || modules.size >= MOST_FILES) continue;
          const found = await this.module(path);
          if (found === null) continue;
          modules.set(path, found);
          next.push(found);
        }
      }
      wave = next;
    }
    const schemas = await this.projectSchemas(layout);
    const files = [...modules.values()].map((it) => it.file);
    return {
      outside: () => this.outside(file.path, { modules, layout, catalogue, texts, records: schemas.records }),
      files: new Map([...files, ...schemas.files].map((it) => [it.uri, it])),
      names: namesIn(imports),
      modules: new Map([...modules.values()].map((it) => [it.file.uri, it])),
      touches: [...modules.values()].some((it) => it.touches(catalogue)),
    };
  }

  /** Looks names up in the files that were read. */
  private outside(from: string, { modules, layout, catalogue, texts, records }: Known): Outside {
    const homes = new Map<string, Things>();
    const find = (path: string) => {
      const found = modules.get(path);
      if (found === undefined) return null;
      const things = () => {
        const origin = this.origin(found, texts);
        const known = homes.get(path) ?? new Things(found.bindings, catalogue, linking.outside(path), origin);
        homes.set(path, known);
        return known;
      };
      return { path, program: found.program, things };
    };
    const linking = new Linking(find, layout, records, modules.keys());
    return linking.outside(from);
  }

  private origin(module: Module, files: TextFiles): Origin {
    const { uri, path } = module.file;
    const id = this.languages.languageOf(path)?.id ?? "plain";
    const host = id === "javascript" ? "typescript" : id;
    return {
      uri,
      path,
      host,
      files,
      get text() {
        return module.file.text;
      },
    };
  }

  /** Paths of the project's files that a file imports, in the order of its text. */
  private async imports({ file, imports }: Pick<Module, "file" | "imports">, layout: Layout): Promise<readonly string[]> {
    const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1);
    const found: string[] = [];
    const seen = new Set<string>();
    for (const { module, member } of imports) {
      const key = `${folder}\n${module}\n${member ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const meant = await remembered(this.meant, key, () => this.existing(importable(file.path, module, member, layout)));
      for (const path of meant) {
        if (isWholeFolder(path)) found.push(...(await this.spokenOf(path, file)));
        else found.push(path);
      }
    }
    return found;
  }

  /** Files of a folder that a file may speak of: those called like one of its words; where there are few, all. */
  private async spokenOf(whole: string, { path: from, text }: SourceFile): Promise<readonly string[]> {
    const at = whole.lastIndexOf("/");
    const [folder, ending] = [whole.slice(0, at + 1), whole.slice(at + 2)];
    const names = [...(await this.listing(folder.slice(0, -1))).files].filter((it) => it.endsWith(ending) && folder + it !== from);
    const words = names.length > FEW_FILES ? new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu)) : null;
    const meant = names.filter((it) => words?.has(it.slice(0, -ending.length)) ?? true);
    return meant
      .toSorted(compare)
      .slice(0, MOST_BESIDE)
      .map((it) => folder + it);
  }

  private async existing(paths: readonly string[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const path of paths) {
      const at = path.lastIndexOf("/");
      const folder = path.slice(0, Math.max(0, at));
      if (!(await this.isFolder(folder))) continue;
      const { files } = await this.listing(folder);
      if (isWholeFolder(path) ? files.size > 0 : files.has(path.slice(at + 1))) found.push(path);
    }
    return found;
  }

  private projectLayout(): Promise<Layout> {
    this.layout ??= readLayout({
      list: (path) => this.host.list(resolvePath(this.root, path)),
      read: (path) =>
        this.host.read(resolvePath(this.root, path)).then(
          (it) => new TextDecoder().decode(it),
          () => null,
        ),
    });
    return this.layout;
  }

  /** What schema files declare: models by their name, tables by theirs, after all migrations. */
  private projectSchemas(layout: Layout): Promise<Schemas> {
    this.schemas ??= this.readSchemas(layout);
    return this.schemas;
  }

  private async readSchemas({ schemas }: Layout): Promise<Schemas> {
    const records = new Map<string, RecordType>();
    const files: SourceFile[] = [];
    let tables: ReadonlyMap<string, RecordType> = new Map();
    for (const path of schemas) {
      const uri = resolvePath(this.root, path);
      const text = await this.files.text(uri);
      if (typeof text !== "string") continue;
      const file = sourceFile(uri, path, text);
      files.push(file);
      if (path.endsWith(".sql")) tables = sqlRecords(uri, file.text, tables);
      else for (const it of prismaRecords(uri, file.text)) records.set(`prisma:${it.name.toLowerCase()}`, it);
    }
    for (const [name, table] of tables) records.set(`sql:${name}`, table);
    return { records, files };
  }

  /** Asked from the top, so that a folder which is not there is looked for once. */
  private async isFolder(path: string): Promise<boolean> {
    if (path === "") return true;
    const at = path.lastIndexOf("/");
    const parent = path.slice(0, Math.max(0, at));
    return (await this.isFolder(parent)) && (await this.listing(parent)).folders.has(path.slice(at + 1));
  }

  /** Names of what is in a folder of the project. */
  private listing(path: string): Promise<Listing> {
    return remembered(this.listings, path, () =>
      this.host.list(resolvePath(this.root, path)).then(
        (entries) => ({ files: namesOf(entries, "file"), folders: namesOf(entries, "folder") }),
        () => ({ files: new Set(), folders: new Set() }),
      ),
    );
  }

  /** Whether a file is there, by its path from the project's root. */
  async exists(path: string): Promise<boolean> {
    return (await this.existing([path])).length > 0;
  }

  /** Whether a file is still what it was when it was linked. */
  async isSame(module: Module): Promise<boolean> {
    return (await this.module(module.file.path)) === module;
  }

  /** Whether a file hands on something else than when this was last asked; true where nobody can say. */
  async handsOnAnew(uri: string): Promise<boolean> {
    const path = pathFrom(this.root, uri);
    const [known, module] = [this.asked.get(path), await this.module(path)];
    if (module !== null) this.asked.set(path, module);
    return module === null || module !== known;
  }

  private module(path: string): Promise<Module | null> {
    return remembered(this.modules, path, () => this.read(resolvePath(this.root, path), this.before.get(path)));
  }

  private async read(uri: string, version?: Promise<Module | null>): Promise<Module | null> {
    const before = await version;
    const { file } = await this.files.load(uri);
    if (file === null || this.languages.languageOf(file.path) === null) return null;
    await this.languages.prepare(file.path);
    const name = importedAs(uri);
    if (this.files.isOpen(uri)) this.languages.open(name);
    const program = this.languages.lower(name, file.path, file.text);
    const revision = this.languages.revisionOf(name);
    // Which files beside it a file speaks of, its whole text says.
    const isRead = before && (program.sees.length === 0 || before.file.text === file.text);
    if (!isRead || revision === null || before.revision !== revision) return new Module(file, program, revision);
    before.file = file;
    return before;
  }
}

function namesOf(entries: readonly DirectoryEntry[], kind: DirectoryEntry["kind"]): ReadonlySet<string> {
  return new Set(entries.filter((it) => it.kind === kind).map((it) => it.name));
}

/** The name under which a file is lowered for those who import it: who reads the file itself lowers another version of it. */
function importedAs(uri: string): string {
  return childOf(uri, "imported");
}
