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

export const GUARDS_VIEW = "prompt-hygiene.guards";

interface FileNode {
  readonly path: string;
  readonly guards: readonly Guard[];
}
type Node = FileNode | Guard;

interface Choice<Value> {
  readonly label: string;
  readonly value: Value;
}

/** Null: by file, in the order of the text. */
const ORDERS: readonly Choice<((a: Guard, b: Guard) => number) | null>[] = [
  { label: "By file", value: null },
  { label: "By tokens, most first", value: (a, b) => b.tokens - a.tokens },
  { label: "By age, oldest first", value: (a, b) => (b.days ?? -1) - (a.days ?? -1) },
  { label: "By subject", value: (a, b) => a.about.localeCompare(b.about) },
];
const FILTERS: readonly Choice<(it: Guard) => boolean>[] = [
  { label: "All guards", value: () => true },
  { label: "Without a reason", value: (it) => !it.reasoned },
  { label: "Said twice", value: (it) => it.twin !== null },
  { label: "Contradicted", value: (it) => it.contradicts !== null },
  { label: "Enforced by the schema anyway", value: (it) => it.echo },
  { label: "Not touched for a year", value: (it) => (it.days ?? 0) >= 365 },
];
const FORMATS = [
  { label: "CSV", format: "csv", extension: "csv" },
  { label: "JSON", format: "json", extension: "json" },
  { label: "Markdown", format: "markdown", extension: "md" },
] as const;

/** Every defensive instruction of the workspace, with its price, its age and what speaks for cutting it. Read when it is first shown. */
export class GuardsView extends Disposable implements TreeDataProvider<Node> {
  private readonly server: Server;
  private readonly view: TreeView<Node>;
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private answer: Promise<GuardsAnswer> | null = null;
  private order = ORDERS[0];
  private filter = FILTERS[0];

  constructor(server: Server) {
    const registration: Disposable[] = [];
    super(() => Disposable.from(...registration).dispose());
    this.server = server;
    this.view = window.createTreeView<Node>(GUARDS_VIEW, { treeDataProvider: this, showCollapseAll: true });
    registration.push(
      this.view,
      this.changes,
      workspace.onDidSaveTextDocument(() => this.refresh()),
    );
  }

  refresh(): void {
    this.answer = null;
    this.changes.fire();
  }

  async sort(): Promise<void> {
    this.order = (await window.showQuickPick(ORDERS, { placeHolder: "Order of the guards" })) ?? this.order;
    this.changes.fire();
  }

  async narrow(): Promise<void> {
    this.filter = (await window.showQuickPick(FILTERS, { placeHolder: "Guards to show" })) ?? this.filter;
    this.changes.fire();
  }

  async export(): Promise<void> {
    const chosen = await window.showQuickPick(FORMATS, { placeHolder: "Format of the export" });
    if (chosen === undefined) return;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog(folder ? { defaultUri: Uri.joinPath(folder, `guards.${chosen.extension}`) } : {});
    if (target === undefined) return;
    const asked: GuardsExportParams = { format: chosen.format, trusted: workspace.isTrusted };
    const { text } = await (await this.server.client()).sendRequest<{ text: string }>(REQUESTS.exportGuards, asked);
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
    await window.showTextDocument(client.protocol2CodeConverter.asUri(node.uri), { preserveFocus: true });
    this.refresh();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return "guards" in node ? [...node.guards] : [];
    this.answer ??= this.ask();
    const { guards, summary } = await this.answer.catch((error: unknown) => {
      this.answer = null;
      throw error;
    });
    const shown = guards.filter(this.filter?.value ?? (() => true));
    this.view.message = guards.length === 0 ? "No defensive instruction in this workspace." : summary;
    this.view.description = this.filter === FILTERS[0] ? "" : (this.filter?.label ?? "");
    if (this.order?.value) return shown.toSorted(this.order.value);
    const files = new Map<string, Guard[]>();
    for (const it of shown) files.set(it.path, [...(files.get(it.path) ?? []), it]);
    return [...files].map(([path, list]) => ({ path, guards: list }));
  }

  getTreeItem(node: Node): TreeItem {
    return "guards" in node ? fileItem(node) : guardItem(node, this.order?.value !== null);
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
  const { start, end } = guard.range;
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
  const selection = new Range(start.line, start.character, end.line, end.character);
  item.command = { title: "Go to Guard", command: "vscode.open", arguments: [Uri.parse(guard.uri), { selection }] };
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

function ageOf(days: number): string {
  if (days < 60) return `${days} d`;
  return days < 730 ? `${Math.round(days / 30.4)} mo` : `${Math.round(days / 365)} y`;
}

/** Handlers of the view's commands. */
export function guardCommands(view: GuardsView): { readonly [command: string]: (...given: never[]) => unknown } {
  return {
    [COMMANDS.refreshGuards]: () => view.refresh(),
    [COMMANDS.sortGuards]: () => view.sort(),
    [COMMANDS.filterGuards]: () => view.narrow(),
    [COMMANDS.exportGuards]: () => view.export(),
    [COMMANDS.deleteGuard]: (node?: Node) => view.delete(node),
  };
}
