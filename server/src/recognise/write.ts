import type { Hole } from "../model/document.ts";
import { type PromptText, PromptTextBuilder } from "../model/prompt-text.ts";
import type { Things } from "../resolve/things.ts";
import type { Fragment, Spliced } from "./fragments.ts";
import type { HoleValue } from "./prompts.ts";
import { argumentBehind } from "./template-values.ts";

/** Text with its way back. Holes are numbered through the prompt. */
export function writeText(fragments: readonly Fragment[], home: Things): PromptText {
  return written(fragments, home, [], []);
}

export function written(fragments: readonly Fragment[], home: Things, holes: Hole[], values: HoleValue[]): PromptText {
  const builder = new PromptTextBuilder();
  for (const it of fragments) {
    const uri = it.home === home ? undefined : it.home.origin.uri;
    const span = { start: it.start, end: it.end };
    if (it.kind !== "hole") {
      if (it.kind === "verbatim") builder.verbatim(it.text, span, it.host, uri);
      else builder.escape(it.text, span, it.host, uri);
      continue;
    }
    builder.hole(holes.length, span, it.host, uri);
    const { name, fallback, filter } = it;
    holes.push({ name, fallback, filter, role: "value", ...span, ...(uri === undefined ? {} : { uri }), ...givenTo(it) });
    values.push({ value: it.value, home: it.valueHome });
  }
  return builder.build();
}

/** Where what fills a hole stands, if that is another file. */
function givenTo({ value, home, valueHome }: Spliced): Pick<Hole, "given"> {
  if (value === null || valueHome === home) return {};
  const argument = argumentBehind(value);
  const span = { start: argument.start, end: argument.end };
  return { given: { uri: valueHome.origin.uri, span, ...(argument === value ? {} : { part: true }) } };
}
