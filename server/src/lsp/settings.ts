import type { Connection } from "vscode-languageserver";

export const SECTION = "promptHygiene";

const DEFAULTS = {
  enable: true,
  profile: null,
  defaultModel: "",
  minimumConfidence: "low",
  codeLens: { enable: true },
  hover: { enable: true },
} as const;

/** Settings with every gap filled. What has the wrong shape counts as not set: an editor shows its own squiggle. */
export interface ReadSettings {
  readonly enable: boolean;
  readonly profile: "recommended" | "strict" | "all" | null;
  readonly defaultModel: string;
  readonly minimumConfidence: "low" | "medium" | "high";
  readonly codeLens: { readonly enable: boolean };
  readonly hover: { readonly enable: boolean };
}

export function readSettings(given: unknown): ReadSettings {
  const record = isRecord(given) ? given : {};
  return {
    enable: flag(record, DEFAULTS),
    profile: oneOf(record.profile, ["recommended", "strict", "all"], null),
    defaultModel: typeof record.defaultModel === "string" ? record.defaultModel.trim() : DEFAULTS.defaultModel,
    minimumConfidence: oneOf(record.minimumConfidence, ["low", "medium", "high"], DEFAULTS.minimumConfidence),
    codeLens: { enable: flag(record.codeLens, DEFAULTS.codeLens) },
    hover: { enable: flag(record.hover, DEFAULTS.hover) },
  };
}

/** The lowest layer of the configuration: what the user set in the editor, in the shape of a configuration file. */
export function asConfiguration({ profile, defaultModel }: ReadSettings): object {
  return { ...(profile === null ? {} : { extends: profile }), ...(defaultModel === "" ? {} : { models: { default: defaultModel } }) };
}

/** Asks the client; one that has no settings, or does not answer, gets the defaults or what it said when it started the server. */
export async function fetchSettings(connection: Connection, supported: boolean, initial: unknown): Promise<ReadSettings> {
  if (!supported) return readSettings(initial);
  try {
    return readSettings(await connection.workspace.getConfiguration(SECTION));
  } catch {
    return readSettings(initial);
  }
}

function flag(given: unknown, otherwise: { readonly enable: boolean }): boolean {
  return isRecord(given) && typeof given.enable === "boolean" ? given.enable : otherwise.enable;
}

function oneOf<const Word extends string, Otherwise>(given: unknown, words: readonly Word[], otherwise: Otherwise): Word | Otherwise {
  return words.find((it) => it === given) ?? otherwise;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
