import type { CommentStyle, Dataset, Loading, Problem, Prompt, Role, Tool } from "../model/document.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { TemplateName } from "./template/languages.ts";

/** One row of the table of formats: which files, who loads them, how they comment, what reads them. */
export interface FormatRow {
  /** Value of `Document.format`: `skill`, `prompty`. */
  readonly id: string;
  /** For people: "Agent skill", "Prompty file". */
  readonly title: string;
  /** Globs over the path relative to the workspace; empty for a format that only its content shows. */
  readonly files: readonly string[];
  /** Globs of files that look alike but are documentation. */
  readonly except?: readonly string[];
  /** Its name is written in capitals: `docs/agents.md` is a page about agents. */
  readonly capitals?: true;
  /** Sets of strings: all of one set occur in the text of a file of this format. */
  readonly content?: readonly (readonly string[])[];
  readonly reader: ReaderName;
  /** Role of text that no mark in the file gives a role; `from-name`: the file's name may tell. */
  readonly role: Role | "from-name";
  /** Language of the holes; `detect` looks at the text, null where braces are just braces. */
  readonly template: TemplateName | "detect" | null;
  /** How a suppression is written (decision D7); null where every comment would reach the model. */
  readonly comment: CommentStyle | null;
  /** Null for files that code loads. A reader may know better: front matter says when a rule applies. */
  readonly loading: Loading | null;
  readonly kind: "prompt" | "dataset";
  /** Limits of the loading agent, each with its source in `table.ts`. */
  readonly limits?: Limits;
  /** Front matter is read line by line by the loading agent: what strict YAML refuses is no problem. */
  readonly lenientHeader?: boolean;
  /** The agent knows no front matter here: all is text. */
  readonly noHeader?: boolean;
  /** The agent drops block HTML comments. */
  readonly dropsComments?: boolean;
  /** `@path` pulls another file in. */
  readonly imports?: boolean;
  /** Files beside it that belong to it, by name: `config.json`. */
  readonly companions?: readonly string[];
}

export interface Limits {
  /** Characters (UTF-16 units) of the whole file beyond which the agent cuts or refuses it. */
  readonly characters?: number;
  /** Characters of front matter values by key. */
  readonly fields?: { readonly [key: string]: number };
}

export type ReaderName =
  | "markdown"
  | "plain"
  | "prompty"
  | "dotprompt"
  | "semantic-kernel-folder"
  | "semantic-kernel-yaml"
  | "crew"
  | "github-models"
  | "promptfoo"
  | "langchain"
  | "prompt-data"
  | "jsonl"
  | "baml"
  | "poml";

/** What a reader makes of a file; the engine adds path, context and the parts that only code has. */
export interface PromptFile {
  readonly format: string;
  readonly kind: "prompt" | "dataset";
  readonly comment: CommentStyle | null;
  readonly loading: Loading | null;
  readonly prompts: readonly Prompt[];
  readonly tools: readonly Tool[];
  readonly datasets: readonly Dataset[];
  readonly problems: readonly Problem[];
  /** What of the file is neither prompt text nor a hole, in order and without overlap. Whitespace may be in none. */
  readonly regions: readonly Region[];
}

/**
 * `header`: front matter and settings. `comment`: dropped before the model reads. `control`: a tag that decides what is
 * sent. `markup`: syntax around the text: role lines, keys, quotes. `example`: test data that is not sent.
 */
export interface Region extends Span {
  readonly kind: "header" | "comment" | "control" | "markup" | "example";
}

/** Another file by its name in the same folder; undefined when it is not there. */
export type Companions = (name: string) => SourceFile | undefined;

export type Reader = (file: SourceFile, row: FormatRow, companions: Companions) => PromptFile;
