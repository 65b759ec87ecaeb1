import { Bounds } from "../analysis/flow/bounds.ts";
import { RETRIEVED } from "../analysis/flow/labels.ts";
import { Search, type SearchContext } from "../analysis/flow/search.ts";
import { chunkSizeOf } from "../analysis/retrieval/chunks.ts";
import type { Services } from "../analysis/services.ts";
import type { HoleBound } from "../analysis/tokens/model.ts";
import type { Retrieval } from "../model/document.ts";
import { grouped } from "../model/figures.ts";
import type { Value } from "../model/program.ts";
import type { Things } from "../resolve/things.ts";
import type { ReadFile } from "./read.ts";
import { remembered } from "./remember.ts";

/** The answers to "how much can this bring". */
export function sizeServices({ document, facts }: ReadFile, context: SearchContext): Pick<Services, "bound" | "chunks"> {
  if (facts === null) return { bound: () => null, chunks: () => null };
  const bounds = new Bounds();
  const sizes = new Map<string, HoleBound | null>();
  const chunks: Services["chunks"] = (retrieval) =>
    remembered(sizes, retrieval.id, () => {
      const site = facts.siteOf(retrieval.id);
      const chunk = site && chunkSizeOf(site, facts.things, facts.constants, facts.slots);
      const k = topKOf(retrieval);
      if (chunk === null || k === null) return null;
      const { size, unit } = chunk;
      return { least: 0, most: k * size, unit, words: `${grouped(k)} chunks of ${grouped(size)} ${unit}`, how: "chunks" };
    });
  const bound: Services["bound"] = (prompt, hole) =>
    remembered(sizes, `${prompt.id} ${prompt.holes.indexOf(hole)}`, () => {
      const asked = document.prompts.includes(prompt) ? facts.valueOf(prompt.id, prompt.holes.indexOf(hole)) : null;
      if (!asked?.value) return null;
      return bounds.of(asked.value, asked.home) ?? retrievedBy(asked.value, asked.home);
    });
  /** What one retrieval of this file brings, where nothing on the way takes a part of it or may add to it. */
  function retrievedBy(value: Value, home: Things): HoleBound | null {
    if (document.retrievals.length === 0) return null;
    const [only, ...more] = new Search(context).run(value, home, RETRIEVED);
    if (only === undefined || more.length > 0 || only.unknownCalls > 0 || only.cut || only.home !== facts?.things) return null;
    const site = facts.sites.find((it) => it.kind === "retrieval" && it.call === only.at);
    const retrieval = site && document.retrievals.find((it) => facts.siteOf(it.id) === site);
    return retrieval ? chunks(retrieval) : null;
  }
  return { bound, chunks };
}

/** How many rows a retrieval takes, where it is one number. */
function topKOf({ slots: { topK } }: Retrieval): number | null {
  const k = topK?.state === "set" && topK.values.length === 1 ? topK.values[0]?.constant : undefined;
  return typeof k === "number" && Number.isInteger(k) && k > 0 ? k : null;
}
