import type { Role } from "../model/document.ts";
import type { Call, Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { textOfFunction } from "./callbacks.ts";
import type { Filling } from "./fragments.ts";
import { type Fragment, fill, type Notation, spliced } from "./fragments.ts";
import { partsOf } from "./joined.ts";
import { reach, type Scope } from "./scope.ts";
import { PUTS_MESSAGE } from "./sequences.ts";
import { elementsOf, textOf, textOrHole } from "./texts.ts";

/** A message before its holes are numbered. */
export interface Draft {
  readonly role: Role;
  readonly fragments: readonly Fragment[];
  /** The expression that gives it. */
  readonly at: Span;
  readonly scope: Scope;
  readonly conditional: boolean;
  readonly repeated: boolean;
}

const ROLES: { readonly [spelling: string]: Role } = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  customer: "user",
  assistant: "assistant",
  ai: "assistant",
  model: "assistant",
  chatbot: "assistant",
  bot: "assistant",
  tool: "tool",
  function: "tool",
  "tool-result": "tool",
};

/** Classes and factories of message objects; what goes before the verb is the role. */
const CLASSES: ReadonlyMap<string, Role> = new Map<string, Role>(
  Object.entries({
    SystemMessage: "system",
    ChatHistory: "system",
    SystemMessagePromptTemplate: "system",
    DeveloperMessage: "system",
    from_system: "system",
    fromSystem: "system",
    SystemChatMessage: "system",
    ChatRequestSystemMessage: "system",
    HumanMessage: "user",
    UserMessage: "user",
    NewUserMessage: "user",
    NewAssistantMessage: "assistant",
    HumanMessagePromptTemplate: "user",
    from_user: "user",
    fromUser: "user",
    TextMessage: "user",
    UserChatMessage: "user",
    ChatRequestUserMessage: "user",
    UserContent: "user",
    AIMessage: "assistant",
    AssistantMessage: "assistant",
    AIMessagePromptTemplate: "assistant",
    from_assistant: "assistant",
    fromAssistant: "assistant",
    ModelContent: "assistant",
    ToolMessage: "tool",
    FunctionMessage: "tool",
    from_tool: "tool",
  } as const),
);
/** Classes whose role is an argument. */
const ROLE_GIVEN =
  /^(ChatMessage|Content|ChatMessageContent|Message|InputMessage|MessageParam|ChatMessageParam|ChatCompletionMessage|EasyInputMessageParam|ModelMessage|TextParts|NewContentFromText)$/;
/** `ChatMessageRoleUser`, `ChatMessageTypeHuman`: a constant's name ends with what it says. */
const ROLE_AT_END = /(?<=[a-z])(?:System|Developer|User|Human|Assistant|AI|Model|Tool)$/;
/** Objects that hold a text, a message or several, beside options. */
const WRAPS = /^Prompt$/;
const PLACEHOLDER = /^MessagesPlaceholder$/;
const TEXT_PARTS =
  /^(Part|TextPart|TextBlock|TextContent|TextBlockParam|TextContentBlock|TextContentItem|from_text|fromText|createPartFromText|InputText|NewTextBlock|NewPartFromText|Text)$/;
const CONTENT_KEYS = ["content", "text", "parts", "prompt", "template", "value", "message"];
const MAX_MESSAGES = 500;
const MAX_DEPTH = 12;

export interface Template {
  readonly notation: Notation;
  readonly filling: Filling;
}

/** Messages that a value gives, in the order in which they are sent. `template` says how places in their texts are written. */
export function messagesOf(value: Value, scope: Scope, role: Role, template: Template | null = null): Draft[] {
  return new Messages(template).of(value, scope, role, 0).slice(0, MAX_MESSAGES);
}

class Messages {
  private readonly template: Template | null;
  private steps = 0;

  constructor(template: Template | null) {
    this.template = template;
  }

  of(value: Value, scope: Scope, role: Role, depth: number): Draft[] {
    if (depth > MAX_DEPTH || ++this.steps > 5_000) return [];
    const text = textOf(value, scope);
    if (text) return [this.draft(role, text, value, scope)];
    const elements = elementsOf(value, scope);
    if (elements) {
      if (isPair(elements.map((it) => it.value)))
        return [
          this.pair(
            elements.map((it) => it.value),
            elements[0]?.scope ?? scope,
            value,
            role,
          ),
        ];
      return elements.flatMap((it): Draft[] => {
        if (it.spread)
          return [this.draft("unknown", [spliced(it.value, it.scope.home, it.value, "")], it.value, it.scope, it.conditional, true)];
        return this.of(it.value, it.scope, role, depth + 1).map((draft) => ({
          ...draft,
          conditional: draft.conditional || it.conditional,
          repeated: draft.repeated || it.repeated,
        }));
      });
    }
    const reached = reach(value, scope);
    if (reached.kind === "several")
      return reached.options.flatMap((it) => this.of(it.value, it.scope, role, depth + 1)).map((it) => ({ ...it, conditional: true }));
    if (reached.kind === "value") {
      const found = this.structured(reached.value, reached.scope, role, depth);
      if (found) return found;
    }
    return [this.draft(role, [spliced(value, scope.home, value, "")], value, scope)];
  }

  private structured(value: Value, scope: Scope, role: Role, depth: number): Draft[] | null {
    if (value.kind === "record") {
      const content = this.entry(value, CONTENT_KEYS);
      const messages = this.entry(value, ["messages", "input", "contents"]);
      if (messages && !this.entry(value, ["role"])) return this.of(messages, scope, role, depth + 1);
      if (content === undefined) return null;
      const given = this.entry(value, ["role"]);
      return this.content(content, scope, given ? this.roleOf(given, scope) : role, value, depth);
    }
    if (value.kind === "choice") {
      // `history or []`: an empty list says nothing.
      const options = value.options.filter((it) => !(it.kind === "list" && it.items.length === 0));
      if (options.length === 0) return [];
      return options
        .flatMap((it) => this.of(it, scope, role, depth + 1))
        .map((it) => ({ ...it, conditional: options.length > 1 || value.options.length > 1 }));
    }
    if (value.kind === "operation" && value.operator === "slice" && value.operands[0]) {
      return this.of(value.operands[0], scope, role, depth + 1).map((it) => ({ ...it, conditional: true }));
    }
    if (value.kind === "function") {
      const text = textOfFunction(value.func, scope);
      return text && [this.draft(role, text, value, scope)];
    }
    return value.kind === "call" ? this.made(value, scope, role, depth) : null;
  }

  /** A message object, a part of one, or a template of messages. */
  private made(call: Call, scope: Scope, role: Role, depth: number): Draft[] | null {
    const parts = partsOf(call, scope, textOf);
    if (parts !== null && parts.length > 0)
      return parts.map((it) => ({ ...it, role: it.role === "unknown" ? role : it.role, at: { start: call.start, end: call.end }, scope }));
    const { callee } = call;
    const last = callee.kind === "member" ? callee.key : callee.kind === "name" ? callee.name : "";
    const owner =
      callee.kind === "member" && callee.object.kind === "name"
        ? callee.object.name
        : callee.kind === "member" && callee.object.kind === "member"
          ? callee.object.key
          : "";
    if (PLACEHOLDER.test(last))
      return [
        this.draft(
          "unknown",
          [spliced(call, scope.home, call, "", { name: this.literal(call.args[0]?.value, scope) ?? "messages" })],
          call,
          scope,
          false,
          true,
        ),
      ];
    const named = (keys: readonly string[]): Value | undefined =>
      keys.flatMap((key) => call.args.find((it) => it.name === key)?.value ?? []).at(0);
    if (call.constructs && WRAPS.test(last) && call.args[0]) return this.of(call.args[0].value, scope, role, depth + 1);
    const put = PUTS_MESSAGE.exec(last)?.[1];
    if (put !== undefined) {
      const content = named(CONTENT_KEYS) ?? call.args.find((it) => it.name === null)?.value;
      return content ? this.content(content, scope, ROLES[put.toLowerCase()] ?? "unknown", call, depth) : null;
    }
    const known = CLASSES.get(last) ?? (/^(from_template|fromTemplate)$/.test(last) ? CLASSES.get(owner) : undefined);
    const first = call.args.find((it) => it.name === null && !it.spread)?.value;
    if (known !== undefined) {
      const options = first && reach(first, scope);
      const inRecord = options?.kind === "value" && options.value.kind === "record" ? this.entry(options.value, CONTENT_KEYS) : undefined;
      const content = named(CONTENT_KEYS) ?? inRecord ?? first;
      return content ? this.content(content, scope, known, call, depth) : [];
    }
    if (ROLE_GIVEN.test(last)) {
      const content = named(CONTENT_KEYS) ?? named(["blocks", "items"]);
      const given = named(["role"]) ?? (content && first ? first : undefined);
      if (content) return this.content(content, scope, given ? this.roleOf(given, scope) : role, call, depth);
      const second = call.args.filter((it) => it.name === null)[1]?.value;
      if (first && second) return this.content(second, scope, this.roleOf(first, scope), call, depth);
    }
    if (TEXT_PARTS.test(last)) {
      const content = named(["text", "content"]) ?? first;
      return content ? this.content(content, scope, role, call, depth) : null;
    }
    return null;
  }

  /** A string, or parts of which only texts are read. */
  private content(value: Value, scope: Scope, role: Role, at: Span, depth: number): Draft[] {
    const text = textOf(value, scope);
    if (text) return [this.draft(role, text, at, scope)];
    const elements = elementsOf(value, scope);
    if (elements === null) {
      const reached = reach(value, scope);
      const inner =
        reached.kind === "value" && (reached.value.kind === "record" || reached.value.kind === "call")
          ? this.structured(reached.value, reached.scope, role, depth + 1)
          : null;
      return inner ?? [this.draft(role, textOrHole(value, scope), at, scope)];
    }
    return elements.flatMap((it): Draft[] => {
      if (it.spread) return [this.draft(role, [spliced(it.value, it.scope.home, it.value, "")], it.value, it.scope, it.conditional, true)];
      const part = reach(it.value, it.scope);
      // Images and files are parts without text.
      if (part.kind === "value" && part.value.kind === "record" && !this.entry(part.value, ["text", "content", "input_text"])) return [];
      return this.of(it.value, it.scope, role, depth + 1).map((draft) => ({
        ...draft,
        role,
        conditional: draft.conditional || it.conditional,
        repeated: draft.repeated || it.repeated,
      }));
    });
  }

  private pair([first, second]: readonly Value[], scope: Scope, at: Span, role: Role): Draft {
    const given = first ? this.roleOf(first, scope) : role;
    return this.draft(given, second ? textOrHole(second, scope) : [], at, scope);
  }

  private roleOf(value: Value, scope: Scope): Role {
    const name = this.literal(value, scope) ?? (value.kind === "member" ? value.key : "");
    const last = ROLE_AT_END.exec(name)?.[0] ?? name;
    return ROLES[last.toLowerCase()] ?? "unknown";
  }

  private literal(value: Value | undefined, scope: Scope): string | null {
    const text = value && textOf(value, scope);
    return text?.every((it) => it.kind !== "hole") ? text.map((it) => it.text).join("") : null;
  }

  private entry(record: Extract<Value, { kind: "record" }>, keys: readonly string[]): Value | undefined {
    for (const key of keys) {
      const capital = `${key[0]?.toUpperCase()}${key.slice(1)}`;
      const found = record.entries.findLast((it) => it.key === key || it.key === capital);
      if (found) return found.value;
    }
    return undefined;
  }

  private draft(role: Role, fragments: readonly Fragment[], at: Span, scope: Scope, conditional = false, repeated = false): Draft {
    const filled = this.template ? fill(fragments, this.template.notation, this.template.filling) : fragments;
    return { role, fragments: filled, at: { start: at.start, end: at.end }, scope, conditional, repeated };
  }
}

/** `("system", "You are ...")`: a role and a text, as LangChain's templates take them. */
function isPair(items: readonly Value[]): boolean {
  const [first, second] = items;
  if (items.length !== 2 || first?.kind !== "text" || second === undefined) return false;
  const [piece] = first.pieces;
  return first.pieces.length === 1 && piece?.kind === "verbatim" && Object.hasOwn(ROLES, piece.text.toLowerCase());
}
