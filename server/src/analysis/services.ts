import type { ModelInfo } from "../catalogue/models.ts";
import type { StoreFacts } from "../catalogue/store-facts.ts";
import type { Call, Document, Hole, LabelName, ModelMention, Prompt, Retrieval, SlotName } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { PromptText } from "../model/prompt-text.ts";
import type { Edit, Location, Span } from "../model/text.ts";
import type { InstructionModel } from "./instructions/model.ts";
import type { FieldCategory } from "./personal-data/fields.ts";
import type { PersonalDataOptions, PersonalDatum } from "./personal-data/model.ts";
import type { EmbeddingMismatch } from "./retrieval/embeddings.ts";
import type { RetrievalModel } from "./retrieval/model.ts";
import type { Cost } from "./tokens/cost.ts";
import type { Budget, Count, HoleBound } from "./tokens/model.ts";
import type { Prefix } from "./tokens/prefix.ts";
import type { Repeat } from "./tokens/repeats.ts";

/** Dear facts, computed when a rule first asks, then shared by all rules. The only door from rules to `analysis/`. */
export interface Services {
  /** The model of a call or prompt by its normalised id; null when unknown: a rule then stays silent. */
  model(mention: ModelMention | null, vendor?: string | null): ModelInfo | null;
  /** Tokens of a text for a model; exact only where the tokenizer is known. Holes count zero. */
  tokens(text: PromptText, model: ModelInfo | null): Count;
  /** What a prompt spends of a model's window, by part. */
  budget(prompt: Prompt, call: Call | null, model: ModelInfo | null): Budget;
  /** What a call costs by list prices; null where the price is unknown. */
  cost(budget: Budget, prompt: Prompt, call: Call | null, model: ModelInfo | null): Cost | null;
  /** The day of the prices and windows. */
  readonly priceDate: string;
  /** Models to choose from, by vendor and id: what the user configured, and what two sources confirm. */
  models(): readonly ModelInfo[];
  personalData(text: PromptText, options?: PersonalDataOptions): readonly PersonalDatum[];
  /** What a field's name says about the value it holds, the configuration's own names included; null when it says nothing. */
  field(name: string, receiver?: string | null): FieldCategory | null;
  instructions(prompt: Prompt): InstructionModel;
  /** What other files say too that an agent always loads with this one; places in those files. */
  twinsAcross(prompt: Prompt): readonly LoadedTwin[];
  retrieval(retrieval: Retrieval): RetrievalModel;
  /** Where the value of a hole comes from, per label; empty when nothing certain is known. */
  origins(prompt: Prompt, hole: Hole): readonly Origin[];
  /** What the order of a prompt's parts hangs on, and lists in it that only grow: asked of the whole prompt, whose parts no longer show it. */
  orders(prompt: Prompt): readonly Origin[];
  /** How much a hole can bring, where the code says so. */
  bound(prompt: Prompt, hole: Hole): HoleBound | null;
  /** The most that a retrieval brings: so many chunks of the size that the same file cuts its index into. */
  chunks(retrieval: Retrieval): HoleBound | null;
  /** What is the same at every call before a hole and behind it; null where something before it changes too. */
  prefix(prompt: Prompt, hole: Hole, model: ModelInfo | null): Prefix | null;
  /** Stretches of at least so many tokens that this prompt says twice, or that a file says which is always loaded with it. */
  repeats(prompt: Prompt, least: number): readonly LoadedRepeat[];
  /** What an agent has read when it comes to this file, in that order, this one last; empty where no agent loads it by itself. */
  loaded(): readonly LoadedFile[];
  /** Where what a call is given for a slot comes from. */
  slotOrigins(call: Call, slot: SlotName): readonly Origin[];
  /** The call that sends a prompt. */
  callOf(prompt: Prompt): Call | null;
  promptsOf(call: Call): readonly Prompt[];
  document(uri: string): Document | null;
  /** Where a retrieval's query comes from: labels of values. */
  queryOrigins(retrieval: Retrieval): readonly Origin[];
  /** Collections that the clients of this document do not embed alike for. */
  embeddingMismatches(): readonly EmbeddingMismatch[];
  /** What a retrieval's store promises, as far as it is known. */
  store(retrieval: Retrieval): StoreFacts | null;
  /** Places of a test that compare a live model's words with a literal, with the way from the call. */
  comparisons(): readonly { readonly span: Span; readonly path: Finding["flow"] }[];
  /** Names that a log call and a model call of this file are given alike, with the personal data in them. */
  loggedPrompts(): readonly { readonly name: string; readonly span: Span; readonly origins: readonly Origin[] }[];
  /** Memories and caches of answers, with what says whose they are. */
  sharedStores(): readonly SharedUse[];
  /** What functions return that models may call, where it is a whole record of a person. */
  toolResults(): readonly ToolResult[];
  /** The project keeps a prompt lock. */
  readonly locked: boolean;
  /** How a prompt differs from what is locked; null where it does not, or is not locked. */
  drift(prompt: Prompt): LockDrift | null;
  /** A function of this file, or imported into it, that takes people out of a text: its name. Null where there is none. */
  redactor(): string | null;
  /** Writes lines that import what a fix needs; those that stand there are left out. Null in a prompt file. */
  imports(lines: readonly string[]): Edit | null;
  /** The text of a span, for fixes. */
  source(location: Location | Span): string;
}

/** A call that keeps texts of one conversation for another. The span is that of its callee. */
export interface SharedUse {
  readonly kind: "memory" | "semantic-cache";
  readonly name: string;
  readonly span: Span;
  /** Why it is everybody's: nothing says whose, a fixed value does, or one object holds all conversations of the process; null where it is not. */
  readonly shared: "absent" | "fixed" | "held" | null;
  /** The argument that says whose. */
  readonly scope: string | null;
  /** The fixed value. */
  readonly fixed: Span | null;
  /** An expression for who asks, where a parameter says it. */
  readonly asker: string | null;
  /** Somewhere in the file it is said who asks. */
  readonly identity: boolean;
  /** What is embedded and compared, where the call looks an answer up; its text where it can be read. */
  readonly key: { readonly span: Span; readonly text: PromptText | null } | null;
}

/** What a tool returns to the model. The span is that of the returned expression. */
export interface ToolResult {
  readonly name: string;
  /** What the model is told of the tool. */
  readonly description: string;
  readonly span: Span;
  readonly origins: readonly Origin[];
}

/** A prompt that is no longer what was locked. Texts are masked. */
export interface LockDrift {
  /** Which revision is locked. */
  readonly revision: number;
  /** `text`, `model`, `tools`, or the name of a parameter. */
  readonly what: string;
  /** Changed words; null where the lock keeps no text, or something else changed. */
  readonly words: number | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The locked and the present value of a model or parameter. */
  readonly from: string | null;
  readonly to: string | null;
  /** Puts the locked text back; null where that cannot be done to the letter. */
  readonly restore: readonly (Edit & { readonly uri?: string })[] | null;
}

export interface LoadedRepeat extends Pick<Repeat, "message" | "span" | "tokens"> {
  readonly other: Location;
  /** The other file, and who loads both; null where it is this one. */
  readonly file: { readonly path: string; readonly agent: string } | null;
}

export interface LoadedFile {
  readonly path: string;
  /** Files that it brings in by their path: they count as its own. */
  readonly imports: readonly string[];
  /** Of all that is sent of it, counted as OpenAI's models do. */
  readonly tokens: number;
  /** In UTF-8. */
  readonly bytes: number;
}

export interface LoadedTwin {
  /** Index in the units of the prompt. */
  readonly unit: number;
  readonly other: Location;
  readonly path: string;
  readonly agent: string;
  readonly likeness: number;
}

/** A category of the taxonomy, or of the configuration. `grave`: its leak cannot be undone. */
export interface OriginCategory {
  readonly id: string;
  readonly title: string;
  readonly gdpr: string;
  readonly grave: boolean;
  /** What a text may say in place of the value: `[birth date]`. */
  readonly marker: string;
}

/** A record that goes with all its fields. */
export interface RecordOrigin {
  /** The table that a query reads with every column; null for a record that something else declares. */
  readonly table: string | null;
  /** How many fields it has; null where only its name says what it is. */
  readonly size: number | null;
  /** Names of the fields that hold somebody's data, worst first. */
  readonly personal: readonly string[];
  /** Their categories, in the same order. */
  readonly categories: readonly OriginCategory[];
  /** The other fields, as they are declared. */
  readonly others: readonly string[];
  readonly projection: Projection | null;
}

/** Where fewer fields of a record can be chosen, and how that is written there. */
export interface Projection extends Location {
  /** An argument of the call that writes it out; a record in place of it; the same for each of several; places of a template; an option of the query; columns of a statement. */
  readonly form: "include" | "record" | "each" | "places" | "select" | "columns";
  readonly host: "python" | "typescript";
  /** The record, as it is written. */
  readonly expression: string;
  /** Its fields are read as `user["plan"]`. */
  readonly keyed: boolean;
  /** The quote that names of fields may have there. */
  readonly quote: string;
  /** What goes before: the key of `{ user }`. */
  readonly before: string;
}

/** Edits that make a prompt the same at each run; the model then reads other words, so it is never safe. */
export interface Mend {
  readonly title: string;
  readonly edits: readonly (Edit & { readonly uri: string })[];
}

/** A proven way of a labelled value into a prompt. */
export interface Origin {
  readonly label: LabelName;
  /** What the source is: a field name, a function. */
  readonly name: string;
  /** For personal labels: an id of the taxonomy (`contact.email`), what people call it, whether its leak cannot be undone. */
  readonly category: OriginCategory | null;
  /** For a field of a declared record: the key of the same record, which says nothing of the person. */
  readonly key: string | null;
  /** The expression that reads the source. */
  readonly at: Location;
  /** For a place of which a redacted copy was made: how the copy is read, and whether anything reads it. */
  readonly redacted: { readonly copy: string; readonly used: boolean } | null;
  /** For whole records: what of it is whose; null for other labels. */
  readonly record: RecordOrigin | null;
  /** From the source to the hole. */
  readonly path: Finding["flow"];
  /** What settles the source: its order, its choice, its moment; null where there is no such form. */
  readonly mend: Mend | null;
  /** Something on the way has a name that sounds like a cleaner but is not known to be one. */
  readonly weakened: boolean;
  readonly confidence: "high" | "medium" | "low";
  /** A score by which the elements are sorted on the way, so that only equal ones keep the order of the source. */
  readonly sortedBy: string | null;
  /** When the source runs: once, as its module loads, or at each call of a function. */
  readonly moment: "load" | "call";
  /** Of a clock: how often the words change that are made of it; null where that cannot be told. */
  readonly grain: "day" | "moment" | null;
  /** The random generator was given a seed. */
  readonly seeded: boolean;
}
