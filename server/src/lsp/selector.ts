import generated from "./selector.json" with { type: "json" };

// `npm run generate` writes it from the tables of SDKs, languages and formats; a test says when it is stale.

/** Modules whose import makes a source file worth reading. */
export const IMPORT_ROOTS: readonly string[] = generated.importRoots;
/** Source files that the server reads. */
export const CODE_GLOB: string = generated.codeGlob;
/** Files whose name makes them prompts. */
export const PROMPT_GLOBS: readonly string[] = generated.promptGlobs;
/** Files that are prompts if their text holds every literal of one of the lists. */
export const PROMPT_LITERALS: readonly { readonly files: string; readonly content: readonly (readonly string[])[] }[] =
  generated.promptLiterals;
