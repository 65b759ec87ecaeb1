import {
  Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import {
  COMMANDS,
  type EditResult,
  type Guard,
  type GuardsAnswer,
  type GuardsExportParams,
  REQUESTS,
} from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";
import { ageOf, byPath, FILTERS, FORMATS, type GuardState, ORDERS, shownOf } from "./guard-lists.ts";
import { guardsPage } from "./guards-page.ts";
import { Panel } from "./panel.ts";

export const GUARDS_VIEW = "prompt-hygiene.guards";

interface FileNode {
  readonly path: string;
  readonly guards: readonly Guard[];
}
type Node = FileNode | Guard;

/** Every defensive instruction of the workspace, with its price, its age and what speaks for cutting it. Read when it is first shown. */
export class GuardsView extends Disposable implements TreeDataProvider<Node> {
  private readonly server: Server;
  private readonly view: TreeView<Node>;
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly table: Panel;
  private answer: Promise<GuardsAnswer> | null = null;
  private state: GuardState = { order: "file", filter: "all" };

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    this.view = window.createTreeView<Node>(GUARDS_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.table = new Panel("prompt-hygiene.guards-table", (message) =>
      this.receive(message).catch((error: unknown) => void window.showErrorMessage(error instanceof Error ? error.message : String(error))),
    );
    registration.push(
      this.view,
      this.table,
      this.changes,
      workspace.onDidSaveTextDocument(() => this.refresh()),
    );
  }

  refresh(): void {
    this.answer = null;
    this.redraw();
  }

  async sort(): Promise<void> {
    const chosen = await window.showQuickPick(ORDERS, { placeHolder: "Order of the guards" });
    this.redraw({ ...this.state, order: chosen?.id ?? this.state.order });
  }

  async narrow(): Promise<void> {
    const chosen = await window.showQuickPick(FILTERS, { placeHolder: "Guards to show" });
    this.redraw({ ...this.state, filter: chosen?.id ?? this.state.filter });
  }

  /** The same list as a page, with room for sentences. */
  async showTable(): Promise<void> {
    this.table.show(guardsPage(await this.read(), this.state));
  }

  async export(asked?: string): Promise<void> {
    const given = FORMATS.find((it) => it.format === asked);
    const chosen = given ?? (await window.showQuickPick(FORMATS, { placeHolder: "Format of the export" }));
    if (chosen === undefined) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog(folder ? { defaultUri: Uri.joinPath(folder, `guards.${chosen.extension}`) } : {});
    if (target === undefined) return;
    const params: GuardsExportParams = { format: chosen.format, trusted: workspace.isTrusted };
    const { text } = await (await this.server.client()).sendRequest<{ text: string }>(REQUESTS.exportGuards, params);
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    await window.showTextDocument(target);
  }

  /** Deletes the line in its editor, unsaved, so that it can be looked at and undone. */
  async delete(node: Node | undefined): Promise<void> {
    if (node === undefined || "guards" in node) return;
    const client = await this.server.client();
    const { file, start, end, text } = node;
    const { edit, failure } = await client.sendRequest<EditResult>(REQUESTS.deleteGuard, { file, start, end, text });
    const change = edit === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(edit as never);
    if (change === undefined || !(await workspace.applyEdit(change))) throw new Error(failure ?? "The guard could not be deleted.");
    const viewColumn = this.table.isOpen ? ViewColumn.One : ViewColumn.Active;
    await window.showTextDocument(client.protocol2CodeConverter.asUri(node.uri), { preserveFocus: true, viewColumn });
    this.refresh();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return "guards" in node ? [...node.guards] : [];
    const answer = await this.read();
    const shown = shownOf(answer, this.state);
    this.view.message = answer.guards.length === 0 ? "No defensive instruction in this workspace." : answer.summary;
    this.view.description = this.state.filter === "all" ? "" : (FILTERS.find((it) => it.id === this.state.filter)?.label ?? "");
    if (this.state.order !== "file") return [...shown];
    return [...byPath(shown)].map(([path, guards]) => ({ path, guards }));
  }

  getTreeItem(node: Node): TreeItem {
    return "guards" in node ? fileItem(node) : guardItem(node, this.state.order !== "file");
  }

  private redraw(state = this.state): void {
    this.state = state;
    this.changes.fire();
    if (this.table.isOpen) this.showTable().catch((error: unknown) => void this.server.channel.error(String(error)));
  }

  /** Messages of the page: whatever else one holds is left alone. */
  private async receive(message: unknown): Promise<void> {
    const { does, at, order, filter, format } = (message ?? {}) as { readonly [name: string]: unknown };
    const guard = typeof at === "number" ? (await this.read()).guards[at] : undefined;
    if (does === "sort") this.redraw({ ...this.state, order: ORDERS.find((it) => it.id === order)?.id ?? "file" });
    if (does === "filter") this.redraw({ ...this.state, filter: FILTERS.find((it) => it.id === filter)?.id ?? "all" });
    if (does === "export" && typeof format === "string") await this.export(format);
    if (does === "delete") await this.delete(guard);
    if (does === "open" && guard)
      await window.showTextDocument(Uri.parse(guard.uri), { selection: selectionOf(guard), viewColumn: ViewColumn.One });
  }

  private read(): Promise<GuardsAnswer> {
    this.answer ??= this.ask();
    return this.answer.catch((error: unknown) => {
      this.answer = null;
      throw error;
    });
  }

  private async ask(): Promise<GuardsAnswer> {
    const client = await this.server.client();
    return client.sendRequest<GuardsAnswer>(REQUESTS.guards, { trusted: workspace.isTrusted });
  }
}

function fileItem({ path, guards }: FileNode): TreeItem {
  const item = new TreeItem(path.slice(path.lastIndexOf("/") + 1), TreeItemCollapsibleState.Expanded);
  const tokens = guards.reduce((sum, it) => sum + it.tokens, 0);
  item.id = path;
  item.description = `${path.includes("/") ? `${path.slice(0, path.lastIndexOf("/"))} · ` : ""}${guards.length} · ${tokens} tokens`;
  item.iconPath = ThemeIcon.File;
  const [first] = guards;
  if (first) item.resourceUri = Uri.parse(first.uri);
  return item;
}

function guardItem(guard: Guard, withPath: boolean): TreeItem {
  const item = new TreeItem(guard.text);
  const { start } = guard.range;
  const age = guard.days === null ? "" : ageOf(guard.days);
  const place = `${withPath ? `${guard.path}:` : ""}${start.line + 1}`;
  const marks = [guard.twin === null ? "" : "twin", guard.contradicts === null ? "" : "contradicted", guard.echo ? "echo" : ""];
  item.id = `${guard.uri}#${guard.start}`;
  item.description = [`${guard.tokens} tok`, age, ...marks, place].filter((it) => it !== "").join(" · ");
  item.iconPath = new ThemeIcon(
    guard.contradicts !== null ? "warning" : guard.twin !== null || guard.echo ? "copy" : guard.reasoned ? "pass" : "circle-outline",
  );
  item.contextValue = "guard";
  item.tooltip = tooltip(guard, age);
  item.accessibilityInformation = { label: `${guard.text}, ${item.description}${guard.reasoned ? "" : ", no reason given"}` };
  item.command = { title: "Go to Guard", command: "vscode.open", arguments: [Uri.parse(guard.uri), { selection: selectionOf(guard) }] };
  return item;
}

function tooltip(guard: Guard, age: string): MarkdownString {
  const text = new MarkdownString();
  text.appendText(guard.text);
  const facts = [
    `${guard.tokens} tokens, about ${guard.about}, ${guard.reasoned ? "with a reason or an alternative" : "without a reason"}`,
    guard.date === null ? "" : `Last changed ${age} ago, on ${guard.date}, in ${guard.commit}`,
    guard.twin === null ? "" : `Said again in ${guard.twin}`,
    guard.contradicts === null ? "" : `Cannot hold beside: ${guard.contradicts}`,
    guard.echo ? "The schema at the call enforces it already" : "",
  ];
  for (const it of facts.filter((fact) => fact !== "")) text.appendMarkdown("\n\n").appendText(it);
  return text;
}

function selectionOf({ range: { start, end } }: Guard): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Handlers of the view's commands. */
export function guardCommands(view: GuardsView): { readonly [command: string]: (...given: never[]) => unknown } {
  return {
    [COMMANDS.tableOfGuards]: () => view.showTable(),
    [COMMANDS.refreshGuards]: () => view.refresh(),
    [COMMANDS.sortGuards]: () => view.sort(),
    [COMMANDS.filterGuards]: () => view.narrow(),
    [COMMANDS.exportGuards]: () => view.export(),
    [COMMANDS.deleteGuard]: (node?: Node) => view.delete(node),
  };
}
