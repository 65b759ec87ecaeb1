import type { Mend } from "../../services.ts";
import type { Reached } from "../search.ts";

/** A set or a listing is put into a sort, where the language has one that takes an expression. */
export function sorting({ source, at, home, hops }: Reached): Mend | null {
  // What is filled later must stay a set: a sorted one is a list.
  if (/set$/.test(source.name.replace(/\(\)$/, "")) && hops.some((it) => it.what === "changed")) return null;
  const words = source.label.mend?.[home.origin.host];
  // Only an expression can be put into brackets; a definition has its own.
  if (words === undefined || ["value", "change", "element", "parameter", "receiver"].includes(at.kind)) return null;
  const [before, after] = words;
  const { uri } = home.origin;
  return {
    title: `Put it into \`${before}…${after}\``,
    edits: [
      { uri, span: { start: at.start, end: at.start }, text: before },
      { uri, span: { start: at.end, end: at.end }, text: after },
    ],
  };
}
