import { find } from "../analysis/personal-data/find.ts";
import { maskAll } from "../analysis/personal-data/mask.ts";
import type { Services } from "../analysis/services.ts";
import type { Tokenizers } from "../analysis/tokens/tokenizers.ts";
import type { Catalogue } from "../catalogue/index.ts";
import type { FormatRow, PromptFile } from "../formats/format.ts";
import { companionsOf, formatOf, mayHaveFormat, readPrompt, rowOf } from "../formats/index.ts";
import { type LanguageRow, Languages } from "../languages/index.ts";
import type { Document, Problem } from "../model/document.ts";
import { NO_PROGRAM } from "../model/no-program.ts";
import type { Program } from "../model/program.ts";
import type { PromptText } from "../model/prompt-text.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import { contextOf } from "../recognise/context.ts";
import { type CodeFacts, codeFacts } from "../recognise/facts.ts";
import type { FileMention, TemplateFill } from "../resolve/text-files.ts";
import { NOTHING_OUTSIDE } from "../resolve/thing.ts";
import { nameOfError } from "./check.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Files } from "./files.ts";
import type { Host } from "./host.ts";
import { type Link, Linker } from "./linker.ts";
import { Readings } from "./readings.ts";
import { ALONE, type Around, ServicesMaker } from "./services.ts";
import { MARKER } from "./suppressions.ts";
import { ReadTexts } from "./text-files.ts";
import { isInside, nameOf, parentOf, pathFrom, resolvePath } from "./uri.ts";
import { catalogueOf } from "./wrappers.ts";

/** One version of a file with what was read of it. */
export interface ReadFile {
  readonly file: SourceFile;
  readonly document: Document;
  /** Resolvers of a source file; null for a prompt file. They stay in the thread that made them. */
  readonly facts: CodeFacts | null;
  /** What of a prompt file is neither text nor hole; empty for code. */
  readonly regions: PromptFile["regions"];
  /** Neither name nor text says that this is a prompt: read so only because somebody asked for this file. */
  readonly guessed: boolean;
  readonly link: (Link & { readonly files: Map<string, SourceFile> }) | null;
  /** Addresses of other files that all this depends on, those where nothing was found included. */
  readonly uses: ReadonlySet<string>;
  /** What files may be called that it imports, whether they are there or not. */
  readonly names: ReadonlySet<string>;
  /** Addresses of prompt files that code reads and that are checked by themselves. */
  readonly prompts: ReadonlySet<string>;
  /** Of code: which files it reads, and which templates it fills. */
  readonly joins: { readonly mentions: readonly FileMention[]; readonly fills: readonly TemplateFill[] } | null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Turns files into documents, and remembers those of open files. */
export class Reader {
  private readonly languages: Languages;
  private readonly linker: Linker;
  private readonly servicesMaker: ServicesMaker;
  private readonly readings: Readings;
  private readonly files: Files;

  private readonly root: string;

  constructor(host: Host, files: Files, root: string) {
    this.files = files;
    this.root = root;
    this.languages = new Languages((name) => host.asset(name));
    this.linker = new Linker(host, files, this.languages, root);
    this.readings = new Readings((module) => this.linker.isSame(module));
    this.servicesMaker = new ServicesMaker((name) => host.asset(name));
  }

  /** An editor has this file now, or has changed it. */
  open(uri: string): void {
    this.languages.open(uri);
    this.linker.forget(uri);
    this.readings.open(uri);
  }

  close(uri: string): void {
    this.languages.forget(uri);
    this.linker.forget(uri);
    this.readings.close(uri);
  }

  /** A file has another text on disk. */
  change(uri: string): void {
    this.linker.forget(uri);
    this.readings.change(uri);
  }

  /** Whether a file hands on something else than when this was last asked; true where nobody can say. */
  handsOnAnew(uri: string): Promise<boolean> {
    return this.linker.handsOnAnew(uri);
  }

  /** Files came, went or changed on disk: a name may now mean another file. */
  forgetAll(): void {
    this.readings.forgetAll();
    this.linker.forgetAll();
  }

  isCode(uri: string): boolean {
    return this.languages.languageOf(uri) !== null;
  }

  /** Whether files of this name are read; for some formats the text then decides. */
  reads(path: string, uri: string, configuration: Configuration): boolean {
    return this.isCode(path) || mayHaveFormat(path) || configuration.formatOf(uri) !== null;
  }

  /** Null where the text shows that it is no prompt after all. `named`: the user says it is one. */
  async read(file: SourceFile, configuration: Configuration, named = false): Promise<ReadFile | null> {
    const make = () => this.make(file, configuration).catch((error: unknown) => failed(file, error));
    const read = await this.readings.of(file, configuration.digest, make);
    return read?.guessed && !named ? null : read;
  }

  /** A file that reading another one has read too: findings may lie in it. */
  loaded(uri: string, read: ReadFile): SourceFile | null {
    return uri === read.file.uri ? read.file : (read.link?.files.get(uri) ?? null);
  }

  /** Comments of a source file; null where the format has to say. Only looked for where one could silence something. */
  comments(file: SourceFile): readonly Span[] | null {
    if (!this.isCode(file.path)) return null;
    return file.text.includes(MARKER) ? this.languages.comments(file.path, file.text) : [];
  }

  services(read: ReadFile, configuration: Configuration, around: Around = ALONE): Promise<Services> {
    return this.servicesMaker.make(read, configuration, around);
  }

  /** Data for counting with models that no file names. */
  loadTokenizers(models: readonly string[], configuration: Configuration): Promise<void> {
    return this.servicesMaker.load(models, configuration);
  }

  /** See `Tokenizers`. */
  get tokenizers(): Tokenizers {
    return this.servicesMaker.tokenizers;
  }

  readonly mask = (text: string): string => maskAll(text);

  readonly valuesIn = (text: PromptText): readonly Span[] => find(text.value);

  private async make(file: SourceFile, configuration: Configuration): Promise<ReadFile | null> {
    const format = configuration.formatOf(file.uri);
    const language = format === null ? this.languages.languageOf(file.path) : null;
    if (language === null) {
      const row = format === null ? formatOf(file.path, file.text) : rowOf(format);
      const shown = row ?? plainRow(file.path);
      return shown === null ? null : { ...(await this.readPrompt(file, shown, configuration)), guessed: row === null };
    }
    await this.languages.prepare(file.path);
    const program = this.languages.lower(file.uri, file.path, file.text);
    const catalogue = catalogueOf(configuration);
    const texts = new ReadTexts(this.files, this.root, configuration, (path) => this.linker.exists(path));
    const link = await this.linker.link(file, program, catalogue, texts);
    const alone = link.touches ? null : codeFacts(file, program, catalogue, language);
    const facts = alone === null || alone.sites.length > 0 ? await this.joined(file, program, catalogue, language, link, texts) : alone;
    const document: Document = {
      ...facts.document,
      context: contextOf(pathInProject(file, configuration), program),
      problems: gathered(facts.document.problems),
    };
    return {
      file,
      document,
      facts,
      link: { ...link, files: new Map([...link.files, ...texts.texts]) },
      names: link.names,
      uses: new Set([...link.files.keys(), ...texts.uris]),
      regions: [],
      guessed: false,
      prompts: texts.prompts,
      joins: texts,
    };
  }

  /** Facts with what other files say; asked again as long as that leads to more files. */
  private async joined(file: SourceFile, program: Program, catalogue: Catalogue, language: LanguageRow, link: Link, texts: ReadTexts) {
    for (;;) {
      texts.begin();
      const facts = codeFacts(file, program, catalogue, language, { outside: link.outside(), files: texts });
      if (!(await texts.more())) return facts;
    }
  }

  private async readPrompt(file: SourceFile, row: FormatRow, configuration: Configuration): Promise<Omit<ReadFile, "guessed">> {
    const companions = await this.companions(file, row);
    const beside = new Map([...companions.values()].map((it) => [it.uri, it]));
    const own = [...beside.values()].filter((it) => formatOf(it.path, it.text)?.kind === "prompt" || configuration.ignores(it.uri));
    const { regions, ...read } = readPrompt(file, row, (name) => companions.get(name));
    const document: Document = {
      uri: file.uri,
      path: file.path,
      ...read,
      // A prompt file has no program: only its path says what it is for.
      context: contextOf(pathInProject(file, configuration), NO_PROGRAM),
      calls: [],
      retrievals: [],
    };
    const link = { outside: () => NOTHING_OUTSIDE, files: beside, names: NOTHING, modules: new Map(), touches: false };
    const prompts = new Set(own.map((it) => it.uri));
    return { file, document, facts: null, link, uses: new Set(beside.keys()), names: NOTHING, regions, prompts, joins: null };
  }

  /** Files that belong to a prompt file, by name. */
  async companions(file: SourceFile, row: FormatRow): Promise<ReadonlyMap<string, SourceFile>> {
    const companions = new Map<string, SourceFile>();
    for (const name of companionsOf(file, row)) {
      const uri = resolvePath(parentOf(file.uri), name);
      const beside = isInside(this.root, uri) ? (await this.files.load(uri)).file : null;
      if (beside !== null) companions.set(name, beside);
    }
    return companions;
  }
}

/** A reader that throws is a defect of ours: the file is said to be unread, and every other file is still read. */
function failed(file: SourceFile, error: unknown): ReadFile {
  const problem: Problem = {
    code: "internal",
    severity: "error",
    message: `Reading this file failed: ${nameOfError(error)}. Please report this`,
    span: null,
  };
  const document: Document = {
    uri: file.uri,
    path: file.path,
    format: "unread",
    kind: "code",
    context: "app",
    comment: null,
    loading: null,
    prompts: [],
    calls: [],
    retrievals: [],
    tools: [],
    datasets: [],
    problems: [problem],
  };
  return {
    file,
    document,
    facts: null,
    link: null,
    uses: NOTHING,
    names: NOTHING,
    regions: [],
    guessed: false,
    prompts: new Set(),
    joins: null,
  };
}

function pathInProject({ uri }: SourceFile, { project }: Configuration): string {
  return pathFrom(project, uri);
}

/** What a file that somebody names is read as when neither its name nor its text says: a prompt. */
function plainRow(path: string): FormatRow | null {
  const name = nameOf(path);
  if (/\.(?:md|markdown)$/i.test(name)) return rowOf("prompt-markdown");
  return /\.(?:txt|text|prompt)$/i.test(name) || !name.includes(".") ? rowOf("prompt-text") : null;
}

/** Many places that could not be parsed are one problem: what a reader needs is that, how often, and where first. */
function gathered(problems: readonly Problem[]): readonly Problem[] {
  const parse = problems.filter((it) => it.code === "parse");
  const [first] = parse;
  if (first === undefined || parse.length < 2) return problems;
  return [{ ...first, message: `${first.message} (${parse.length} such parts)` }, ...problems.filter((it) => it.code !== "parse")];
}
