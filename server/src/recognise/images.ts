import type { ImagePart } from "../model/document.ts";
import type { Value } from "../model/program.ts";
import { sizeOfImage } from "./image-size.ts";
import { reach, type Scope } from "./scope.ts";
import { elementsOf, textOf } from "./texts.ts";

/** What parts of a message call themselves when they are images: OpenAI's two APIs, Anthropic, the AI SDK, LangChain. */
const TYPES = new Set(["image_url", "input_image", "image"]);
/** Where data stands whose kind is told beside it: Google. */
const DATA_KEYS = ["inline_data", "inlineData", "file_data", "fileData"];
const CONTENT_KEYS = ["content", "contents", "parts", "messages", "input"];
const MAX_DEPTH = 8;
const MAX_STEPS = 2_000;

type Sent = Pick<ImagePart, "conditional" | "repeated">;
type Fields = Extract<Value, { kind: "record" }>;

/** Images that a value of messages holds, in the order in which they are sent. */
export function imagesOf(value: Value, scope: Scope): ImagePart[] {
  return new Images().of(value, scope, { conditional: false, repeated: false }, 0);
}

class Images {
  private steps = 0;

  of(value: Value, scope: Scope, sent: Sent, depth: number): ImagePart[] {
    if (depth > MAX_DEPTH || ++this.steps > MAX_STEPS) return [];
    const elements = elementsOf(value, scope);
    if (elements !== null)
      return elements.flatMap((it) =>
        it.spread
          ? []
          : this.of(
              it.value,
              it.scope,
              { conditional: sent.conditional || it.conditional, repeated: sent.repeated || it.repeated },
              depth + 1,
            ),
      );
    const reached = reach(value, scope);
    if (reached.kind !== "value") return [];
    const { value: part, scope: home } = reached;
    if (part.kind === "call") {
      const mime = part.args.find((it) => it.name === "mime_type" || it.name === "mimeType")?.value;
      if (mime !== undefined && literal(mime, home)?.startsWith("image/")) return [imageAt(value, null, null, sent)];
      return part.args.flatMap((it) =>
        !it.spread && (it.name === null || CONTENT_KEYS.includes(it.name)) ? this.of(it.value, home, sent, depth + 1) : [],
      );
    }
    if (part.kind !== "record") return [];
    const image = imageIn(part, home, value, sent);
    if (image !== null) return [image];
    return CONTENT_KEYS.flatMap((key) => {
      const held = entry(part, key);
      return held === undefined ? [] : this.of(held, home, sent, depth + 1);
    });
  }
}

/** A part that is an image; null for any other record. */
function imageIn(part: Fields, scope: Scope, at: Value, sent: Sent): ImagePart | null {
  const type = entry(part, "type");
  const named = type !== undefined && TYPES.has(literal(type, scope) ?? "");
  const data = DATA_KEYS.flatMap((key) => recordAt(part, key, scope) ?? []).find((it) => {
    const mime = entry(it, "mime_type") ?? entry(it, "mimeType");
    return mime !== undefined && literal(mime, scope)?.startsWith("image/");
  });
  if (!named && data === undefined) return null;
  const inner = recordAt(part, "image_url", scope) ?? recordAt(part, "source", scope) ?? data;
  const detail = entry(part, "detail") ?? (inner && entry(inner, "detail"));
  const held = inner === undefined ? (entry(part, "image_url") ?? entry(part, "image")) : (entry(inner, "url") ?? entry(inner, "data"));
  const text = held === undefined ? null : literal(held, scope);
  return imageAt(at, detail === undefined ? null : literal(detail, scope), text, sent);
}

function imageAt({ start, end }: Value, detail: string | null, data: string | null, sent: Sent): ImagePart {
  return { start, end, detail, size: data === null ? null : sizeOfImage(data), ...sent };
}

function recordAt(record: Fields, key: string, scope: Scope): Fields | undefined {
  const held = entry(record, key);
  const reached = held && reach(held, scope);
  return reached?.kind === "value" && reached.value.kind === "record" ? reached.value : undefined;
}

function entry(record: Fields, key: string): Value | undefined {
  return record.entries.findLast((it) => it.key === key)?.value ?? undefined;
}

function literal(value: Value, scope: Scope): string | null {
  const text = textOf(value, scope);
  return text?.every((it) => it.kind !== "hole") ? text.map((it) => it.text).join("") : null;
}
