import type { Problem } from "../../model/document.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Files } from "../files.ts";
import type { Host } from "../host.ts";
import { remembered } from "../remember.ts";
import { childOf, nameOf, parentOf, resolvePath } from "../uri.ts";
import { Configuration, isProfile, type PlacedLayer } from "./configuration.ts";
import { CONFIGURATION_FILES, type ConfigurationSource, type KeyPath, PROMPT_LOCK, readSource } from "./source.ts";
import { unknownModels } from "./unknown-models.ts";
import { validate } from "./validate.ts";

interface Chain {
  readonly layers: readonly PlacedLayer[];
}

/** Finds, reads and joins configuration files; remembers them until they change. */
export class ConfigurationLoader {
  private readonly byFolder = new Map<string, Promise<Configuration>>();
  private readonly sources = new Map<string, Promise<ConfigurationSource | null>>();
  private readonly problems = new Map<string, readonly Problem[]>();
  private settings: PlacedLayer;
  private readonly host: Host;
  private readonly files: Files;
  private readonly rules: readonly Rule[];
  private readonly root: string;
  /** Used for every file instead of the nearest one. */
  private readonly fixed: string | undefined;

  constructor(host: Host, files: Files, rules: readonly Rule[], root: string, fixed: string | undefined) {
    this.host = host;
    this.files = files;
    this.rules = rules;
    this.root = root;
    this.fixed = fixed;
    this.settings = this.placed({ value: {}, locate: () => null, problems: [] }, null).layer;
  }

  configure(settings: unknown): readonly Problem[] {
    const { layer, problems } = this.placed({ value: settings ?? {}, locate: () => null, problems: [] }, null);
    this.settings = layer;
    this.byFolder.clear();
    return [...problems, ...unknownModels(layer.layer, []).map((it) => warning(it.message, null))];
  }

  forget(): void {
    this.byFolder.clear();
    this.sources.clear();
    this.problems.clear();
  }

  forFile(uri: string): Promise<Configuration> {
    if (this.fixed !== undefined) return this.remembered("", () => this.join(this.fixed ?? null, this.root));
    return this.forFolder(parentOf(uri));
  }

  /** What is wrong in a configuration file. Null: it is none, or nobody has asked for it. */
  async problemsOf(uri: string): Promise<readonly Problem[] | null> {
    if (!isConfigurationFile(uri) && uri !== this.fixed) return null;
    if ((await this.source(uri)) === null) return null;
    await this.join(uri, parentOf(uri));
    return this.problems.get(uri) ?? [];
  }

  /** Every file that was read, with what is wrong in it. */
  allProblems(): ReadonlyMap<string, readonly Problem[]> {
    return this.problems;
  }

  /** Where a value stands in a configuration file that was read. */
  async locate(uri: string, path: readonly (string | number)[]): Promise<Problem["span"]> {
    return (await this.source(uri))?.locate(path, "value") ?? null;
  }

  private forFolder(folder: string): Promise<Configuration> {
    return this.remembered(folder, async () => {
      for (const name of CONFIGURATION_FILES) {
        const uri = childOf(folder, name);
        if ((await this.source(uri)) !== null) return this.join(uri, folder);
      }
      const parent = parentOf(folder);
      if (await this.isBoundary(folder)) return this.join(null, folder);
      return parent === folder ? this.join(null, this.root) : this.forFolder(parent);
    });
  }

  /** A repository's own folder: what lies above is somebody else's. */
  private async isBoundary(folder: string): Promise<boolean> {
    return (await this.host.stat(childOf(folder, ".git")).catch(() => null)) !== null;
  }

  private remembered(key: string, make: () => Promise<Configuration>): Promise<Configuration> {
    return remembered(this.byFolder, key, make);
  }

  private async join(uri: string | null, project: string): Promise<Configuration> {
    const { layers } = uri === null ? { layers: [] } : await this.chain(uri, []);
    return new Configuration([this.settings, ...layers], project, await this.lockText(childOf(project, PROMPT_LOCK)));
  }

  /** From the disk: a lock may be longer than any file that is worth reading. */
  private async lockText(uri: string): Promise<string | null> {
    if ((await this.host.stat(uri).catch(() => null))?.kind !== "file") return null;
    return this.host.read(uri).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => "",
    );
  }

  /** A file with the files it extends before it. */
  private async chain(uri: string, open: readonly string[]): Promise<Chain> {
    const source = await this.source(uri);
    if (source === null) return { layers: [] };
    const { layer, problems } = this.placed(source, uri);
    const found: Problem[] = [...problems];
    const parents: PlacedLayer[] = [];
    for (const [index, name] of layer.layer.extends.entries()) {
      if (isProfile(name)) continue;
      const target = resolvePath(parentOf(uri), name);
      const wrong = await this.cannotExtend(target, [...open, uri]);
      if (wrong === null) parents.push(...(await this.chain(target, [...open, uri])).layers);
      else
        found.push({
          code: "config",
          severity: "error",
          message: wrong,
          span: source.locate(placeOfExtends(source.value, index), "value"),
        });
    }
    // Half a configuration says nothing of what the rest would.
    const unknown =
      source.problems.length > 0
        ? []
        : unknownModels(
            layer.layer,
            parents.map((it) => it.layer),
          );
    for (const { path, message } of unknown) found.push(warning(message, source.locate(path, "value")));
    this.problems.set(uri, found);
    return { layers: [...parents, layer] };
  }

  private async cannotExtend(target: string, open: readonly string[]): Promise<string | null> {
    if (open.includes(target)) return "Extends itself in a circle";
    if (open.length > 16) return "Extends more than 16 files deep";
    return (await this.source(target)) === null
      ? `Cannot extend \`${nameOf(target)}\`: no such configuration; or write recommended, strict, all`
      : null;
  }

  private placed(source: ConfigurationSource, uri: string | null): { layer: PlacedLayer; problems: readonly Problem[] } {
    const { layer, problems } = validate(source, this.rules);
    return { layer: { layer, folder: uri === null ? this.root : parentOf(uri), uri }, problems };
  }

  private source(uri: string): Promise<ConfigurationSource | null> {
    return remembered(this.sources, uri, () => this.readSource(uri));
  }

  private async readSource(uri: string): Promise<ConfigurationSource | null> {
    const stat = this.files.isOpen(uri) ? { kind: "file" as const } : await this.host.stat(uri).catch(() => null);
    if (stat === null || (stat.kind === "folder" && nameOf(uri) !== "prompt-hygiene.json")) return null;
    const { file, problem } = await this.files.load(uri);
    // A manifest that cannot be read is no business of ours.
    if (file === null)
      return nameOf(uri) === "package.json" || nameOf(uri) === "pyproject.toml"
        ? null
        : { value: {}, locate: () => null, problems: [{ ...problem, code: "config", severity: "error" }] };
    return readSource(nameOf(uri), file.text);
  }
}

function warning(message: string, span: Problem["span"]): Problem {
  return { code: "config", severity: "warning", message, span };
}

function placeOfExtends(value: unknown, index: number): KeyPath {
  const isList = typeof value === "object" && value !== null && "extends" in value && Array.isArray(value.extends);
  return isList ? ["extends", index] : ["extends"];
}

/** Whether a change of this file changes a configuration. */
export function decidesConfiguration(uri: string): boolean {
  return isConfigurationFile(uri) || nameOf(uri) === PROMPT_LOCK;
}

export function isConfigurationFile(uri: string): boolean {
  return (CONFIGURATION_FILES as readonly string[]).includes(nameOf(uri));
}
