import type { Services } from "../analysis/services.ts";
import type { Problem } from "../model/document.ts";
import type { LintOptions } from "./api.ts";
import { nameOfError } from "./check.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { isConfigurationFile } from "./configuration/loader.ts";
import { isGenerated } from "./generated.ts";
import { loadedWith } from "./loaded-with.ts";
import type { Parts } from "./parts.ts";
import type { ReadFile } from "./read.ts";
import { emptyResult, type FileResult } from "./result.ts";

/** A file that was read, with all that rules ask about it. */
export interface Prepared {
  readonly read: ReadFile;
  readonly configuration: Configuration;
  readonly services: Services;
}

/** Reads a file, or says why it is not read. */
export async function prepare(uri: string, { named = false, walked = false }: LintOptions, parts: Parts): Promise<Prepared | FileResult> {
  const { root, files, ignores, loader, reader, pathOf } = parts;
  const path = pathOf(uri);
  const configuration = await loader.forFile(uri);
  if (!named && !walked && ((await ignores.ignores(uri, "file", root)) || configuration.ignores(uri)))
    return emptyResult(uri, path, "ignored");
  if (!named && !reader.reads(path, uri, configuration)) return emptyResult(uri, path, "unknown");
  const { file, problem } = await files.load(uri);
  if (file === null) return emptyResult(uri, path, "unreadable", [named ? { ...problem, severity: "error" } : problem]);
  if (!named && reader.isCode(uri) && isGenerated(path, file.text)) return emptyResult(uri, path, "generated");
  const read = await reader.read(file, configuration, named);
  if (read === null) return emptyResult(uri, path, "unknown", named && !isConfigurationFile(uri) ? [UNREAD] : []);
  try {
    const around = { loaded: await loadedWith(read, parts), embeddings: await parts.collections.elsewhere(read, parts) };
    return { read, configuration, services: await reader.services(read, configuration, around) };
  } catch (error) {
    const message = `Preparing this file failed: ${nameOfError(error)}. Please report this`;
    return emptyResult(uri, path, "unreadable", [{ code: "internal", severity: "error", message, span: null }]);
  }
}

const UNREAD: Problem = {
  code: "read",
  severity: "warning",
  message: "No reader for this kind of file: give it a format under `formats` in the configuration",
  span: null,
};
