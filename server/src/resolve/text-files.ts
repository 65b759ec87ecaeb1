import type { Hole, Message } from "../model/document.ts";
import type { Host } from "../model/hosts.ts";
import type { PromptText } from "../model/prompt-text.ts";
import type { Location, Span } from "../model/text.ts";

/** A file that code reads: a prompt that stands outside of the code. */
export interface TextFile {
  readonly uri: string;
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly host: Host;
  /** What the reader of its own format makes of it; empty for a file of none. */
  readonly prompts: () => readonly TemplateRead[];
}

/** A template cut into messages and holes. */
export interface TemplateRead {
  readonly messages: readonly Message[];
  readonly holes: readonly Hole[];
  /** What loops bring: each name stands for an element, inside the body. */
  readonly loops: readonly Loop[];
  /** Names that whoever fills it has to give, with every place of them in the source. */
  readonly variables: readonly TemplateVariable[];
}

export interface TemplateVariable {
  readonly name: string;
  readonly uses: readonly Span[];
}

/** A call that fills a template, by the names that it gives. */
export interface TemplateFill {
  readonly call: Location;
  /** The file that the template stands in. */
  readonly template: string;
  readonly variables: readonly TemplateVariable[];
  /** Each name where it is written. */
  readonly given: readonly (Location & { readonly name: string })[];
  /** Nothing that cannot be seen into may give more. */
  readonly complete: boolean;
}

/** A place that names a file: a literal, or the expression that is its path. */
export interface FileMention {
  readonly at: Location;
  readonly uri: string;
}

export interface Loop {
  /** Empty where the language says nothing: the element's fields are named as they are. */
  readonly names: readonly string[];
  /** Path of what is looped over. */
  readonly over: string;
  readonly body: Span;
}

/** The files beside the code, and the readers of templates. The engine brings it: here nothing is read and no format is known. */
export interface TextFiles {
  /**
   * The one file among `paths`; null where there is none or more than one. Files that are not known yet are noted: whoever
   * made this reads them, and asks everything again.
   */
  find(paths: readonly string[], at: Location): TextFile | null;
  /** `source`: what the text stands in. No messages where the language is not known. */
  template(text: PromptText, language: string, source: string): TemplateRead;
  /** Told of every call that fills a template, for people to find the way. */
  note(fill: TemplateFill): void;
}
