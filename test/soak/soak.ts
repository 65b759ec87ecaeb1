import { Workspace } from "../../server/src/engine/workspace.ts";
import { memoryHost } from "../../server/src/host/memory.ts";
import { rules } from "../../server/src/rules/index.ts";
import { Random } from "../support/mutation.ts";
import { asset, ROOT, uriOf } from "../support/workspace.ts";
import { Disk, projectOf } from "./project.ts";
import { type Moment, Simulation } from "./simulation.ts";

export interface SoakOptions {
  readonly edits: number;
  readonly files: number;
  readonly checkpoints: number;
  readonly seed: number;
  /** What a run that never saw the edits says; the soak's own answer must be equal. */
  readonly fresh: (moment: Moment) => Promise<readonly string[]>;
  readonly progress?: (checkpoint: number, lines: number) => void;
}

export interface SoakOutcome {
  readonly edits: number;
  readonly checkpoints: number;
  /** Lines of findings and inventory that were compared. */
  readonly lines: number;
  readonly made: ReadonlyMap<string, number>;
  /** The first lines that differ, and after how many edits. */
  readonly differences: readonly string[];
}

const ALL_RULES = { only: rules.map((it) => it.id) };

/** Edits at random, and at each checkpoint compares what the workspace says with what a fresh one says. */
export async function soak({ edits, files, checkpoints, seed, fresh, progress }: SoakOptions): Promise<SoakOutcome> {
  const random = new Random(seed);
  const disk = new Disk(projectOf(files, random));
  const workspace = workspaceOn(disk);
  const simulation = new Simulation(disk, workspace, random);
  const differences: string[] = [];
  let [lines, done] = [0, 0];
  for (let edit = 1; edit <= edits; edit++) {
    simulation.edit();
    const haste = random.below(4);
    if (haste === 0) simulation.askInHaste();
    else if (haste < 3) await simulation.ask();
    if (edit < Math.round(((done + 1) * edits) / checkpoints)) continue;
    done++;
    await simulation.answered();
    const own = await everything(workspace);
    const wanted = await fresh(simulation);
    lines += wanted.length;
    progress?.(done, wanted.length);
    const differing = [
      ...own.filter((it) => !wanted.includes(it)).map((it) => `+ ${it}`),
      ...wanted.filter((it) => !own.includes(it)).map((it) => `- ${it}`),
    ];
    if (own.join("\n") !== wanted.join("\n"))
      differences.push(...[...differing, "order or number of lines"].slice(0, 4).map((it) => `after ${edit} edits: ${it}`));
  }
  return { edits, checkpoints: done, lines, made: simulation.made, differences };
}

/** What a workspace says that is opened now. */
export async function freshly({ disk, open }: Moment): Promise<readonly string[]> {
  const workspace = workspaceOn(new Disk(disk));
  for (const [path, text] of open) workspace.open(uriOf(path), text);
  return everything(workspace);
}

/** A workspace over files that come and go. */
export function workspaceOn(disk: Disk): Workspace {
  let known = { version: disk.version, host: memoryHost(ROOT, Object.fromEntries(disk), asset) };
  const now = () => {
    if (known.version !== disk.version) known = { version: disk.version, host: memoryHost(ROOT, Object.fromEntries(disk), asset) };
    return known.host;
  };
  const host = {
    read: (uri: string) => now().read(uri),
    stat: (uri: string) => now().stat(uri),
    list: (uri: string) => now().list(uri),
    asset,
  };
  return new Workspace({ host, rules, root: ROOT, version: "0.0.0", command: ALL_RULES });
}

/** Every finding, problem and row of the inventory, one a line. */
async function everything(workspace: Workspace): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { path, findings, problems, suppressed, skipped } of workspace.scan([ROOT])) {
    lines.push(JSON.stringify({ path, problems, suppressed, skipped }));
    for (const it of findings) lines.push(JSON.stringify(it));
  }
  for await (const { rows } of workspace.scanInventory([ROOT])) for (const it of rows) lines.push(JSON.stringify(it));
  return lines;
}
