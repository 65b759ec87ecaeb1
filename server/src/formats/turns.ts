import type { Role } from "../model/document.ts";
import { TURN_LINE } from "../model/hosts.ts";
import { HOLE } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";
import { roleOf } from "./template/tag.ts";

/** A stretch of a text that is one message, in the offsets of its value; marks and blanks around it are in none. */
export interface Turn extends Span {
  readonly role: Role;
}

/** Lines that hold a role and a colon start a message; what stands before the first one has the role given. */
export function turnsOf(value: string, first: Role): Turn[] {
  const turns: Turn[] = [];
  let [role, bodyStart] = [first, 0];
  const end = (at: number) => pushTrimmed(turns, value, role, bodyStart, at);
  for (let at = 0; at < value.length; ) {
    const newline = value.indexOf("\n", at);
    const lineEnd = newline < 0 ? value.length : newline;
    const found = lineEnd - at > 300 ? null : roleOfLine(value.slice(at, lineEnd));
    if (found !== null) {
      end(at);
      [role, bodyStart] = [found, Math.min(value.length, lineEnd + 1)];
    }
    at = lineEnd + 1;
  }
  end(value.length);
  return turns;
}

/** The first line that is not blank names a role and nothing else. */
export function beginsWithTurn(text: string): boolean {
  const start = text.search(/\S/);
  const newline = text.indexOf("\n", start);
  return start >= 0 && newline > start && newline - start <= 300 && TURN_LINE.test(text.slice(start, newline));
}

function roleOfLine(line: string): Role | null {
  const match = TURN_LINE.exec(line);
  if (match?.[1] !== undefined) return roleOf(match[1]);
  // The role is a variable: `{{item.role}}:`.
  return line.trim() === `${HOLE}:` ? "unknown" : null;
}

/** `<message role="system">…</message>`. Null when the text has no such block. */
export function messageTagsOf(value: string, outside: Role): Turn[] | null {
  const turns: Turn[] = [];
  let at = 0;
  let found = false;
  for (const match of value.matchAll(/<message\s{1,8}role\s{0,8}=\s{0,8}["'](\w{1,20})["'][^<>]{0,200}>/g)) {
    if (match.index < at) continue;
    const bodyStart = match.index + match[0].length;
    const close = value.indexOf("</message>", bodyStart);
    if (close < 0) break;
    found = true;
    pushTrimmed(turns, value, outside, at, match.index);
    pushTrimmed(turns, value, roleOf(match[1] ?? ""), bodyStart, close);
    at = close + "</message>".length;
  }
  if (!found) return null;
  pushTrimmed(turns, value, outside, at, value.length);
  return turns;
}

function pushTrimmed(turns: Turn[], value: string, role: Role, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(value[start] ?? "")) start++;
  while (end > start && /\s/.test(value[end - 1] ?? "")) end--;
  if (end > start) turns.push({ role, start, end });
}
