import type { WorkspaceOptions } from "./api.ts";
import { Collections } from "./collections.ts";
import { ConfigurationLoader } from "./configuration/loader.ts";
import { Dependants } from "./dependants.ts";
import { Files } from "./files.ts";
import { IgnoreRules } from "./ignore.ts";
import { Reader } from "./read.ts";
import { canonical, pathFrom } from "./uri.ts";

/** What a workspace is made of: who holds texts, who knows the configuration, who reads. Each task takes what it needs. */
export interface Parts {
  readonly options: WorkspaceOptions;
  readonly root: string;
  readonly files: Files;
  readonly ignores: IgnoreRules;
  readonly loader: ConfigurationLoader;
  readonly reader: Reader;
  readonly dependants: Dependants;
  readonly collections: Collections;
  readonly ruleIds: ReadonlySet<string>;
  /** Of a file, from the root. */
  readonly pathOf: (uri: string) => string;
}

export function partsOf(options: WorkspaceOptions): Parts {
  const { host, rules, command, settings } = options;
  const root = canonical(options.root);
  const pathOf = (uri: string) => pathFrom(root, uri);
  const files = new Files(host, pathOf);
  const loader = new ConfigurationLoader(host, files, rules, root, command?.configuration && canonical(command.configuration));
  loader.configure(settings);
  const ignores = new IgnoreRules(host, files);
  return {
    options,
    root,
    files,
    ignores,
    loader,
    reader: new Reader(host, files, root),
    dependants: new Dependants(),
    collections: new Collections(),
    ruleIds: new Set(rules.map((it) => it.id)),
    pathOf,
  };
}
