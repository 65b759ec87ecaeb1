import { canonical, isInside, parentOf } from "../engine/uri.ts";
import type { WorkspaceApi } from "../engine/workspace.ts";

/** Makes the product for one folder. Both entry points bring their own host and rules. */
export type CreateWorkspace = (root: string) => WorkspaceApi;

/** One workspace for each folder of the editor, made when its first file is asked for. The deepest folder around a file has it. */
export class Folders {
  private readonly create: CreateWorkspace;
  private roots: string[] = [];
  private readonly made = new Map<string, WorkspaceApi>();
  /** Root for files outside every folder: where the first of them lies. */
  private stray: string | null = null;

  constructor(create: CreateWorkspace) {
    this.create = create;
  }

  get uris(): readonly string[] {
    return this.roots;
  }

  get workspaces(): Iterable<WorkspaceApi> {
    return this.made.values();
  }

  /** Workspaces of folders that are gone are dropped; what was open in them must be opened again. */
  set(uris: readonly string[]): void {
    this.roots = uris.map(canonical).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.stray = null;
    for (const root of [...this.made.keys()]) if (!this.roots.includes(root)) this.made.delete(root);
  }

  of(uri: string): WorkspaceApi {
    const root = this.roots.find((it) => isInside(it, uri)) ?? this.straySource(uri);
    const workspace = this.made.get(root) ?? this.create(root);
    this.made.set(root, workspace);
    return workspace;
  }

  private straySource(uri: string): string {
    this.stray ??= parentOf(uri);
    return this.stray;
  }
}
