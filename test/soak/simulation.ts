import type { Workspace } from "../../server/src/engine/workspace.ts";
import type { Random } from "../support/mutation.ts";
import { uriOf } from "../support/workspace.ts";
import { fileOf, type Project } from "./project.ts";

/** What an editor and its disk hold at one moment. */
export interface Moment {
  readonly disk: Project;
  /** Texts of open files: unsaved ones differ from the disk, or are not there at all. */
  readonly open: Project;
}

type Undo = () => void;

const NAMES = ["ask", "intro", "tags", "answer", "settings", "MODEL", "client", "Customer", "Person", "customer", "person"];
const TYPED = [" ", "\n", "(", ")", '"', "{", "}", ".", ", model=MODEL", 'f"{', "`${", "# note\n", "x = 1\n", "import os\n"];

/** A person at work: each edit changes the disk or an open file and tells the workspace what an editor would. */
export class Simulation implements Moment {
  readonly disk: Project;
  readonly open: Project = new Map();
  /** How often each kind of edit was made. */
  readonly made = new Map<string, number>();
  private readonly workspace: Workspace;
  private readonly random: Random;
  private readonly undos: Undo[] = [];
  private added = 1_000;
  private readonly asked: Promise<void>[] = [];

  constructor(disk: Project, workspace: Workspace, random: Random) {
    this.disk = disk;
    this.workspace = workspace;
    this.random = random;
  }

  edit(): void {
    const { random } = this;
    const kinds = [
      ["type", () => this.type()],
      ["half-typed", () => this.halfType()],
      ["rename a symbol", () => this.renameSymbol()],
      ["undo", () => this.undo()],
      ["type", () => this.type()],
      ["write", () => this.write()],
      ["rename", () => this.rename(false)],
      ["move", () => this.rename(true)],
      ["delete", () => this.delete()],
      ["create", () => this.create()],
      ["save", () => this.save()],
      ["close", () => this.close()],
      ["half-typed", () => this.halfType()],
      ["undo", () => this.undo()],
    ] as const;
    const [kind, run] = random.of(kinds);
    run();
    this.made.set(kind, (this.made.get(kind) ?? 0) + 1);
  }

  /** Asks about a file between edits, as an editor does: what is remembered from it may be wrong later. */
  async ask(): Promise<void> {
    await this.question();
  }

  /** Asks, and goes on typing before the answer is there. */
  askInHaste(): void {
    this.asked.push(this.question());
  }

  /** Until every question is answered. */
  async answered(): Promise<void> {
    await Promise.all(this.asked.splice(0));
  }

  private async question(): Promise<void> {
    await this.workspace.lint(uriOf(this.random.of([...this.disk.keys(), ...this.open.keys()])));
  }

  // ── in the editor ────────────────────────────────────────────────────────────────────────────────────────────────

  private opened(): string {
    const known = [...this.open.keys()];
    if (known.length > 0 && this.random.below(4) > 0) return this.random.of(known);
    const path = this.random.of([...this.disk.keys()]);
    if (!this.open.has(path)) this.hold(path, this.disk.get(path) ?? "");
    return path;
  }

  private hold(path: string, text: string): void {
    const isNew = !this.open.has(path);
    this.open.set(path, text);
    if (isNew) this.workspace.open(uriOf(path), text);
    else this.workspace.change(uriOf(path), text);
  }

  private change(path: string, text: string): void {
    const before = this.open.get(path);
    this.undos.push(() => before !== undefined && this.open.has(path) && this.hold(path, before));
    this.hold(path, text);
  }

  private type(): void {
    const path = this.opened();
    const text = this.open.get(path) ?? "";
    const at = this.random.below(text.length + 1);
    this.change(path, text.slice(0, at) + this.random.of(TYPED) + text.slice(at));
  }

  /** The rest of a line, or of the file, is not there yet. */
  private halfType(): void {
    const path = this.opened();
    const text = this.open.get(path) ?? "";
    const at = this.random.below(text.length + 1);
    const end = this.random.below(2) === 0 ? text.length : `${text}\n`.indexOf("\n", at);
    this.change(path, text.slice(0, at) + text.slice(end));
  }

  private renameSymbol(): void {
    const path = this.opened();
    const name = this.random.of(NAMES);
    this.change(path, (this.open.get(path) ?? "").replaceAll(name, this.random.of([`${name}_2`, name, `old_${name}`])));
  }

  private undo(): void {
    this.undos.pop()?.();
  }

  private save(): void {
    const path = this.opened();
    const what = this.disk.has(path) ? "content" : undefined;
    this.disk.set(path, this.open.get(path) ?? "");
    this.told([path], what);
  }

  /** What was not saved is lost. */
  private close(): void {
    const known = [...this.open.keys()];
    if (known.length === 0) return;
    const path = this.random.of(known);
    this.open.delete(path);
    this.workspace.close(uriOf(path));
  }

  // ── on disk ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Files that came, went or have another text. */
  private told(paths: readonly string[], what?: "content"): void {
    this.workspace.invalidate(paths.map(uriOf), what);
  }

  private put(path: string, text: string | undefined): void {
    if (text === undefined) this.disk.delete(path);
    else this.disk.set(path, text);
  }

  private exchange(changes: readonly (readonly [string, string | undefined])[]): void {
    const before = changes.map(([path]) => [path, this.disk.get(path)] as const);
    this.replace(changes);
    this.undos.push(() => this.replace(before));
  }

  private replace(changes: readonly (readonly [string, string | undefined])[]): void {
    const what = changes.every(([path, text]) => text !== undefined && this.disk.has(path)) ? "content" : undefined;
    for (const [path, text] of changes) this.put(path, text);
    this.told(
      changes.map(([path]) => path),
      what,
    );
  }

  private write(): void {
    const path = this.random.of([...this.disk.keys()]);
    const [, text] = fileOf(this.random.below(900), this.random);
    const own = this.disk.get(path) ?? "";
    this.exchange([[path, this.random.below(3) === 0 ? text : own.replace(/0\.\d/, `0.${this.random.below(9)}`)]]);
  }

  private rename(elsewhere: boolean): void {
    const from = this.random.of([...this.disk.keys()]);
    const folders = [...this.disk.keys()].map((it) => it.slice(0, it.lastIndexOf("/") + 1));
    const name = from.slice(from.lastIndexOf("/") + 1);
    const to = elsewhere ? this.random.of(folders) + name : from.replace(/(\d*)(\.[a-z.]+)$/, `${this.random.below(40)}$2`);
    if (to === from) return;
    this.exchange([
      [from, undefined],
      [to, this.disk.get(from)],
    ]);
  }

  private delete(): void {
    if (this.disk.size < 20) return;
    this.exchange([[this.random.of([...this.disk.keys()]), undefined]]);
  }

  private create(): void {
    const [path, text] = fileOf(this.added++, this.random);
    this.exchange([[path, text]]);
  }
}
