import type { Role } from "../model/document.ts";
import { type DataNode, get, itemsOf, type TextNode, textOf } from "./data/node.ts";
import type { MessageOptions, PromptDraft } from "./draft.ts";
import { detectTemplate, type TemplateName } from "./template/languages.ts";
import { roleOf } from "./template/tag.ts";

/**
 * Chat messages in any of the shapes that vendors and frameworks write: `{role, content}`, content in parts, Gemini's
 * `{role, parts}`, ShareGPT's `{from, value}`, LangChain's `[role, text]`.
 */
export function isMessageList(node: DataNode | null): boolean {
  const items = itemsOf(node);
  return items.length > 0 && items.every((it) => partsOf(it) !== null);
}

/** Adds what of a list are messages. */
export function addMessages(node: DataNode | null, draft: PromptDraft, options: ChatOptions): void {
  for (const item of itemsOf(node)) {
    const message = partsOf(item);
    for (const part of message?.parts ?? [])
      if (part.kind === "text") draft.message(message?.role ?? "unknown", part.text, optionsFor(part, options));
  }
}

/** `detect`: each message is looked at by itself. */
export type ChatOptions = Omit<MessageOptions, "template"> & { readonly template?: TemplateName | "detect" | null };

export function optionsFor(text: TextNode, { template = null, ...others }: ChatOptions): MessageOptions {
  return template === "detect" ? { ...others, template: detectTemplate(text.text.value), detected: true } : { ...others, template };
}

/** Messages with what stands beside them: Anthropic's `system`, Gemini's `systemInstruction`. Null for any other record. */
export function isConversation(node: DataNode | null): boolean {
  return isMessageList(conversationList(node));
}

export function addConversation(node: DataNode | null, draft: PromptDraft, options: ChatOptions): void {
  for (const key of ["system", "systemInstruction", "system_instruction"]) {
    for (const part of textParts(get(node, key))) if (part.kind === "text") draft.message("system", part.text, optionsFor(part, options));
  }
  addMessages(conversationList(node), draft, options);
}

export function conversationList(node: DataNode | null): DataNode | null {
  if (node?.kind === "list") return node;
  for (const key of ["messages", "contents", "conversations", "conversation"]) {
    const list = get(node, key);
    if (list?.kind === "list") return list;
  }
  return null;
}

function partsOf(node: DataNode): { role: Role; parts: readonly DataNode[] } | null {
  if (node.kind === "list") {
    const [role, text] = node.items;
    const name = textOf(role);
    return node.items.length === 2 && name !== null && text?.kind === "text" && roleOf(name) !== "unknown"
      ? { role: roleOf(name), parts: [text] }
      : null;
  }
  const role = textOf(get(node, "role")) ?? textOf(get(node, "from"));
  if (role === null) return null;
  const content = get(node, "content") ?? get(node, "value") ?? get(node, "parts");
  // A turn that only calls tools has no content.
  return content === null ? null : { role: roleOf(role), parts: textParts(content) };
}

function textParts(node: DataNode | null): readonly DataNode[] {
  if (node?.kind === "text") return [node];
  if (node?.kind === "list") return node.items.flatMap((it) => (it.kind === "text" ? [it] : textParts(get(it, "text"))));
  if (node?.kind === "record") return textParts(get(node, "text") ?? get(node, "parts"));
  return [];
}
