import { z } from "zod";
import type { Origin } from "../../analysis/services.ts";
import { short } from "../projection.ts";
import { defineRule, type ReportFix, type RuleContext } from "../rule.ts";

/** A server of one's own. */
const LOCAL = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+(?::|\/|$))/;

export default defineRule({
  id: "privacy/pii-user-identifier-raw",
  summary: "An e-mail address or a name is sent as the end user's id",
  profile: "strict",
  grades: { raw: "warning", local: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check(call, context) {
    const { services } = context;
    const slot = call.slots.identity;
    if (slot?.state !== "set") return;
    const [value] = slot.values;
    const origins = services.slotOrigins(call, "identity").filter((it) => it.label === "personal" && it.confidence !== "low");
    const [origin] = origins;
    if (value === undefined || origin === undefined) return;
    const baseUrl = call.slots.baseUrl?.state === "set" ? call.slots.baseUrl.values[0]?.constant : null;
    yield {
      grade: origin.weakened || (typeof baseUrl === "string" && LOCAL.test(baseUrl)) ? "local" : "raw",
      span: { start: value.start, end: value.end },
      ...(value.uri === undefined ? {} : { uri: value.uri }),
      message: `\`${short(value.key?.name ?? "user", 24)}\` sends \`${short(origin.name, 32)}\` with every call; send an opaque id, or a keyed hash`,
      confidence: origin.confidence,
      data: { field: origin.name, category: origin.category?.id ?? null },
      flow: origin.path,
      fixes: origins.length === 1 && value.uri === undefined ? fixesOf(origin, value, context) : [],
    };
  },
});

/** Opaque id first: it is nobody's to guess. A hash needs a key, or whoever knows the address finds it. */
function fixesOf({ at, key }: Origin, span: { readonly start: number; readonly end: number }, context: RuleContext<unknown>): ReportFix[] {
  const { document, services } = context;
  const fixes: ReportFix[] = [];
  const isHere = at.uri === document.uri && at.span.start === span.start && at.span.end === span.end;
  if (key !== null && isHere) {
    const text = document.format === "python" ? `str(${key})` : `String(${key})`;
    fixes.push({ title: `Send ${key}`, safety: "unsafe", edits: [{ span: { start: span.start, end: span.end }, text }] });
  }
  const value = services.source({ start: span.start, end: span.end });
  const hashed = HASHES[document.format];
  if (hashed === undefined || !/^[\w$.]+(?:\[["'][\w-]+["']\])?$/.test(value)) return fixes;
  const imported = services.imports(hashed.imports);
  const edits = [
    { span: { start: span.start, end: span.end }, text: hashed.write(value) },
    ...(imported && imported.text !== "" ? [imported] : []),
  ];
  return [...fixes, { title: "Send a hash with a key from the environment (USER_ID_KEY)", safety: "unsafe", edits }];
}

interface Hash {
  readonly imports: readonly string[];
  readonly write: (value: string) => string;
}

const NODE: Hash = {
  imports: ['import { createHmac } from "node:crypto";'],
  write: (value) => `createHmac("sha256", process.env.USER_ID_KEY ?? "").update(${value}).digest("hex")`,
};
const HASHES: { readonly [format: string]: Hash | undefined } = {
  python: {
    imports: ["import hashlib", "import hmac", "import os"],
    write: (value) => `hmac.new(os.environ["USER_ID_KEY"].encode(), ${value}.encode(), hashlib.sha256).hexdigest()`,
  },
  typescript: NODE,
  javascript: NODE,
};
