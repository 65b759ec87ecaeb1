import type { Call, Document, Message, Prompt, Retrieval, Slot, SlotName, Tool } from "../model/document.ts";
import { LineIndex, type SourceFile } from "../model/source-file.ts";
import type { CodeFacts } from "./facts.ts";

export type RowValue = string | number | boolean | null | readonly string[];

/**
 * One row of the inventory. A value that is not visible is null, one that is not set `"absent"`, one that is computed
 * `"dynamic"`. Lines and columns are 1-based; in a notebook the line counts inside the cell.
 */
export interface InventoryRow {
  readonly kind: "call" | "retrieval" | "prompt" | "tool";
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly cell: number | null;
  readonly format: string;
  readonly role: string | null;
  readonly sdk: string | null;
  readonly callee: string | null;
  readonly model: string | null;
  /** `call`, `receiver`, `environment`; null when there is no id. */
  readonly modelSource: string | null;
  readonly temperature: RowValue;
  readonly seed: RowValue;
  readonly maxTokens: RowValue;
  readonly timeout: RowValue;
  /** Filled by whoever counts tokens. */
  readonly tokens: number | null;
  readonly window: number | null;
  readonly fill: number | null;
  readonly topK: RowValue;
  readonly threshold: RowValue;
  readonly order: RowValue;
  readonly filter: RowValue;
  /** `path:line` of the call that a retrieval's result reaches. */
  readonly flowsInto: string | null;
  readonly holes: readonly string[];
  readonly via: string | null;
  readonly confidence: string | null;
  /** Id of the call, retrieval, prompt or tool in its document. */
  readonly id: string;
}

/** Rows of one file's document, in the order of their places. */
export function inventoryOf({ document, modelOf }: Pick<CodeFacts, "document" | "modelOf">, file?: SourceFile): InventoryRow[] {
  return new Rows(document, file ?? null, modelOf).all();
}

const EMPTY = {
  role: null,
  sdk: null,
  callee: null,
  model: null,
  modelSource: null,
  temperature: null,
  seed: null,
  maxTokens: null,
  timeout: null,
  tokens: null,
  window: null,
  fill: null,
  topK: null,
  threshold: null,
  order: null,
  filter: null,
  flowsInto: null,
  holes: [],
  via: null,
  confidence: null,
} as const;

class Rows {
  private readonly document: Document;
  private readonly file: SourceFile | null;
  private readonly lines: LineIndex;
  private readonly modelOf: CodeFacts["modelOf"];
  private readonly prompts: ReadonlyMap<string, Prompt>;

  constructor(document: Document, file: SourceFile | null, modelOf: CodeFacts["modelOf"]) {
    this.document = document;
    this.file = file;
    this.lines = new LineIndex(file?.text ?? "");
    this.modelOf = modelOf;
    this.prompts = new Map(document.prompts.map((it) => [it.id, it]));
  }

  all(): InventoryRow[] {
    const { calls, retrievals, prompts, tools } = this.document;
    const rows: { readonly start: number; readonly row: InventoryRow }[] = [
      ...calls.map((it) => ({ start: it.start, row: this.call(it) })),
      ...retrievals.map((it) => ({ start: it.start, row: this.retrieval(it) })),
      ...prompts.flatMap((it) => it.messages.map((message) => ({ start: message.start, row: this.message(it, message) }))),
      ...tools.map((it) => ({ start: it.start, row: this.tool(it) })),
    ];
    return rows.sort((a, b) => a.start - b.start || KINDS.indexOf(a.row.kind) - KINDS.indexOf(b.row.kind)).map((it) => it.row);
  }

  private at(offset: number): Pick<InventoryRow, "path" | "line" | "column" | "cell" | "format"> {
    const part = this.file?.parts.findLast((it) => it.start <= offset);
    const { line, column } = this.lines.positionAt(offset);
    const first = part ? this.lines.positionAt(part.start).line : 0;
    return { path: this.document.path, line: line - first + 1, column: column + 1, cell: part?.cell ?? null, format: this.document.format };
  }

  private call(call: Call): InventoryRow {
    const reading = this.modelOf(call.id);
    const holes = call.prompts.flatMap((it) => this.prompts.get(it)?.holes ?? []).map((it) => it.name);
    return {
      ...EMPTY,
      ...this.sampling(call),
      kind: "call",
      ...this.at(call.start),
      sdk: call.sdk,
      callee: call.callee,
      model: modelIn(call.slots.model, call.model?.id ?? null),
      modelSource: reading?.source ?? null,
      via: call.via,
      confidence: call.confidence,
      holes,
      id: call.id,
    };
  }

  private retrieval(it: Retrieval): InventoryRow {
    const into = this.document.calls.find((call) => call.id === it.flowsInto);
    return {
      ...EMPTY,
      ...this.sampling(it),
      kind: "retrieval",
      ...this.at(it.start),
      sdk: it.sdk,
      callee: it.callee,
      model: modelIn(it.slots.model, this.modelOf(it.id)?.mention?.id ?? null),
      topK: spoken(it.slots.topK),
      threshold: spoken(it.slots.threshold),
      order: spoken(it.slots.order),
      filter: spoken(it.slots.filter),
      flowsInto: into ? `${this.document.path}:${this.at(into.start).line}` : null,
      via: it.via,
      confidence: it.confidence,
      id: it.id,
    };
  }

  private sampling({ slots }: Call | Retrieval): Pick<InventoryRow, "temperature" | "seed" | "maxTokens" | "timeout"> {
    const read = (name: SlotName): RowValue => spoken(slots[name]);
    return { temperature: read("temperature"), seed: read("seed"), maxTokens: read("maxTokens"), timeout: read("timeout") };
  }

  private message(prompt: Prompt, message: Message): InventoryRow {
    const holes = message.text.pieces.flatMap((it) => (it.hole === undefined ? [] : [prompt.holes[it.hole]?.name ?? ""]));
    return { ...EMPTY, kind: "prompt", ...this.at(message.start), role: message.role, holes, id: prompt.id };
  }

  private tool(tool: Tool): InventoryRow {
    return { ...EMPTY, kind: "tool", ...this.at(tool.start), callee: tool.name, id: tool.id };
  }
}

const KINDS: readonly InventoryRow["kind"][] = ["call", "retrieval", "prompt", "tool"];

/** `absent`, `dynamic`, null for what a spread may hide, else the value; records as their JSON. */
function spoken(slot: Slot | undefined): RowValue {
  if (slot === undefined || slot.state === "absent") return "absent";
  if (slot.state === "unknown") return null;
  const [first, ...rest] = slot.values.map((it) => (it.partial ? undefined : it.constant));
  if (first === undefined || rest.some((it) => JSON.stringify(it) !== JSON.stringify(first))) return "dynamic";
  return typeof first === "object" && first !== null ? JSON.stringify(first) : first;
}

/** Providers that frameworks put before an id with a colon; a tag of a local model stands behind one. */
const PROVIDER =
  /^(openai|azure|azure_openai|anthropic|google|google_genai|google_vertexai|google-gla|google-vertex|vertexai|gemini|bedrock|bedrock_converse|mistralai|mistral|cohere|groq|together|fireworks|ollama|huggingface|deepseek|xai|grok|perplexity|openrouter|litellm|gateway|nvidia|ibm):(?=.)/;

function modelIn(slot: Slot | undefined, written: string | null): string | null {
  const id = written?.replace(PROVIDER, "") ?? null;
  if (slot === undefined || slot.state === "absent") return id ?? "absent";
  return id ?? (slot.state === "unknown" ? null : "dynamic");
}
