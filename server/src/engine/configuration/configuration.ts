import type { Severity } from "../../model/finding.ts";
import type { Profile, Rule } from "../../rules/rule.ts";
import { sha256 } from "../digest.ts";
import { type Lock, readLock } from "../lock/file.ts";
import { pathFrom } from "../uri.ts";
import { type Matcher, matcher } from "./globs.ts";
import type { Level } from "./schema.ts";
import type { Layer, RuleSetting, RuleSettings } from "./validate.ts";

export const PROFILES: readonly Profile[] = ["recommended", "strict", "all"];

/** A layer with the folder its globs are relative to and the file it stands in. */
export interface PlacedLayer {
  readonly layer: Layer;
  readonly folder: string;
  /** Null for what does not stand in a file. */
  readonly uri: string | null;
}

export interface Suppressed {
  readonly rule: string;
  readonly path: string | undefined;
  readonly fingerprint: string | undefined;
  readonly reason: string;
  readonly until: string | undefined;
  readonly folder: string;
  /** File and place in its list. */
  readonly uri: string | null;
  readonly index: number;
  readonly matches: Matcher;
}

export interface ActiveRule {
  readonly rule: Rule;
  readonly options: unknown;
  readonly severityOf: { readonly [grade: string]: Severity | "off" };
  /** No finding is above it, whatever the file is for. */
  readonly ceiling: Severity;
}

/** All layers laid over each other: the later ones win. */
export class Configuration {
  /** The file that decided, if there is one. */
  readonly uri: string | null;
  readonly profile: Profile;
  readonly defaultModel: string | null;
  readonly aliases: { readonly [name: string]: string };
  readonly customModels: NonNullable<Layer["models"]["custom"]>;
  readonly sanitizers: readonly string[];
  readonly sensitiveFields: { readonly [name: string]: string | false };
  /** How often a prompt is sent on a usual day, where the user says so. */
  readonly callsPerDay: number | null;
  readonly purposes: readonly string[];
  readonly wrappers: Layer["wrappers"];
  readonly suppressions: readonly Suppressed[];
  /** Equal for configurations that say the same: a key for caches. */
  readonly digest: string;
  private readonly layers: readonly PlacedLayer[];
  private readonly globs: readonly { readonly folder: string; readonly matches: Matcher }[];
  private readonly overrides: readonly { readonly folder: string; readonly matches: Matcher; readonly rules: RuleSettings }[];
  private readonly formats: readonly { readonly folder: string; readonly matches: Matcher; readonly format: string }[];

  /**
   * Folder of the project: that of the nearest configuration file, else of the repository, else of the workspace. What a file
   * is for (test, sample) is read off its path in there, wherever the command was called.
   */
  readonly project: string;
  /** The prompt lock of that folder; null where there is none. */
  readonly lock: Lock | null;
  /** Why a lock that is there cannot be read. */
  readonly lockProblem: string | null;
  /** Whether a lock keeps the text of its prompts. */
  readonly lockText: boolean;

  /** `lock`: the text of the project's lock file. */
  constructor(layers: readonly PlacedLayer[], project: string, lock: string | null) {
    this.project = project;
    const read = lock === null ? null : readLock(lock);
    this.lock = read?.lock ?? null;
    this.lockProblem = read?.problem ?? null;
    this.lockText = layers.findLast((it) => it.layer.lock.text !== undefined)?.layer.lock.text ?? true;
    const each = layers.map((it) => it.layer);
    this.layers = layers;
    this.uri = layers.findLast((it) => it.uri !== null)?.uri ?? null;
    this.profile = each.flatMap((it) => it.extends).findLast(isProfile) ?? "recommended";
    this.defaultModel = each.findLast((it) => it.models.default !== undefined)?.models.default ?? null;
    this.aliases = Object.assign({}, ...each.map((it) => it.models.aliases ?? {}));
    this.customModels = Object.assign({}, ...each.map((it) => it.models.custom ?? {}));
    this.sanitizers = each.flatMap((it) => it.sanitizers);
    this.sensitiveFields = Object.assign({}, ...each.map((it) => it.sensitiveFields));
    this.callsPerDay = each.findLast((it) => it.callsPerDay !== undefined)?.callsPerDay ?? null;
    this.purposes = each.flatMap((it) => it.purposes);
    this.wrappers = each.flatMap((it) => it.wrappers);
    this.suppressions = layers.flatMap(({ layer, folder, uri }) =>
      layer.suppressions.map(({ rule, path, fingerprint, reason, until, index }) => ({
        rule,
        path,
        fingerprint,
        reason,
        until,
        folder,
        uri,
        index,
        matches: path === undefined ? () => true : matcher([path]),
      })),
    );
    this.globs = layers.map(({ layer, folder }) => ({ folder, matches: matcher(layer.ignore) }));
    this.overrides = layers.flatMap(({ layer, folder }) =>
      layer.overrides.map((it) => ({ folder, matches: matcher(it.files), rules: it.rules })),
    );
    this.formats = layers.flatMap(({ layer, folder }) =>
      layer.formats.map((it) => ({ folder, matches: matcher([it.files]), format: it.format })),
    );
    this.digest = JSON.stringify([project, lock === null ? null : sha256(lock), layers]);
  }

  /** The same for an application without purposes: nothing is lawful. */
  withoutPurposes(): Configuration {
    return Object.assign(Object.create(Configuration.prototype), this, { purposes: [] });
  }

  /** Whether the application exists to handle this category: `health` covers `health.diagnosis`. */
  isLawful(category: string): boolean {
    return this.purposes.some((it) => category === it || category.startsWith(`${it}.`));
  }

  ignores(uri: string): boolean {
    return this.globs.some(({ folder, matches }) => matches(pathFrom(folder, uri)));
  }

  /** Format that the user gives a file; null where the names decide. */
  formatOf(uri: string): string | null {
    return this.formats.findLast(({ folder, matches }) => matches(pathFrom(folder, uri)))?.format ?? null;
  }

  activeRules(rules: readonly Rule[], uri: string, only: readonly string[] = [], off: readonly string[] = []): readonly ActiveRule[] {
    return rules.flatMap((rule) => {
      if (off.includes(rule.id) || (only.length > 0 && !only.includes(rule.id))) return [];
      const settings = this.settingsOf(rule.id, uri);
      const how = settings.at(-1)?.how;
      const inProfile = PROFILES.indexOf(rule.profile) <= PROFILES.indexOf(this.profile);
      if (only.length === 0 && (how === "off" || (how === undefined && !inProfile))) return [];
      const active = activate(rule, how, settings);
      return Object.values(active.severityOf).every((it) => it === "off") ? [] : [active];
    });
  }

  private settingsOf(id: string, uri: string): RuleSetting[] {
    const chosen = this.layers.flatMap(({ layer }) => (layer.rules[id] ? [layer.rules[id]] : []));
    for (const { folder, matches, rules } of this.overrides) {
      const setting = rules[id];
      if (setting !== undefined && matches(pathFrom(folder, uri))) chosen.push(setting);
    }
    return chosen;
  }
}

export function isProfile(word: string): word is Profile {
  return (PROFILES as readonly string[]).includes(word);
}

const RANK: { readonly [Name in Severity]: number } = { info: 0, warning: 1, error: 2 };

export function lesser(a: Severity, b: Severity): Severity {
  return RANK[a] <= RANK[b] ? a : b;
}

export function atLeast(severity: Severity, floor: Severity): boolean {
  return RANK[severity] >= RANK[floor];
}

function activate(rule: Rule, how: RuleSetting["how"] | undefined, settings: readonly RuleSetting[]): ActiveRule {
  const given = Object.assign({}, ...settings.map((it) => it.options));
  const parsed = rule.options.safeParse(given);
  const map: { readonly [grade: string]: Level } = typeof how === "object" ? how : {};
  const ceiling: Severity = typeof how === "string" && how !== "off" ? how : "error";
  const severityOf = Object.fromEntries(
    Object.entries<Severity>(rule.grades).map(([grade, severity]) => [grade, map[grade] ?? lesser(severity, ceiling)]),
  );
  return { rule, options: parsed.success ? parsed.data : rule.options.parse({}), severityOf, ceiling };
}
