import type { Services } from "../analysis/services.ts";
import type { BudgetPart, Omitted } from "../analysis/tokens/model.ts";
import { grouped } from "../model/figures.ts";
import type { ReadFile } from "./read.ts";
import { Presenter } from "./report.ts";

/** What one prompt costs with one model. */
export interface TokenRow {
  readonly path: string;
  /** Index over all cells of a notebook; null elsewhere. */
  readonly cell: number | null;
  /** 1-based line of the prompt, in a notebook inside its cell, and what people call it. */
  readonly line: number;
  readonly prompt: string | null;
  /** Canonical id where the model is known, else as it was written; null where none is named. */
  readonly model: string | null;
  /** Of all text that is sent at every run. */
  readonly tokens: number;
  readonly exact: boolean;
  /** Relative error of an estimate: 0.1 is 10 %. */
  readonly error: number;
  readonly window: number | null;
  /** With the least and the most that branches and bounded values add; `atMost` is null where something has no bound. */
  readonly atLeast: number;
  readonly atMost: number | null;
  /** Share of the window, with the reply that is reserved. */
  readonly fill: number | null;
  readonly parts: readonly TokenPart[];
  readonly omitted: Omitted;
}

export interface TokenPart {
  readonly name: string;
  readonly kind: BudgetPart["kind"];
  /** Null for what nothing bounds: a hole. */
  readonly tokens: number | null;
  readonly exact: boolean;
  /** Of a value the most tokens that it brings, where the code bounds it. */
  readonly atMost: number | null;
}

/** One row for each prompt and model; without models each prompt's own, or none. */
export function tokenRows({ document, file }: ReadFile, services: Services, models: readonly string[]): TokenRow[] {
  const presenter = new Presenter(file, file.text);
  return document.prompts.flatMap((prompt) => {
    const call = services.callOf(prompt);
    const own = call?.model ?? prompt.model;
    const place = presenter.place(prompt);
    const asked =
      models.length === 0
        ? [{ written: own?.id ?? null, info: services.model(own, call?.vendor) }]
        : models.map((id) => ({ written: id, info: services.model({ id, start: 0, end: 0 }) }));
    return asked.map(({ written, info }): TokenRow => {
      const { known, fill, parts, omitted, atLeast, atMost } = services.budget(prompt, call, info);
      return {
        path: file.path,
        cell: place.cell,
        line: place.range.start.line,
        prompt: prompt.name,
        model: info?.id ?? written,
        tokens: known.tokens,
        exact: known.exact,
        error: known.error,
        window: info?.window ?? null,
        atLeast,
        atMost,
        fill: fill === null ? null : Math.round(fill * 1e7) / 1e7,
        parts: parts.map(({ name, kind, count, bound }) => ({
          name,
          kind,
          tokens: count?.tokens ?? null,
          exact: count?.exact ?? false,
          atMost: bound?.tokens ?? null,
        })),
        omitted,
      };
    });
  });
}

/** Holes that are named one by one; more are counted. */
const NAMED = 3;

/** What a number of tokens leaves out, as people read it: `{question}`, `1 tool that cannot be read`. Empty when nothing is. */
export function omissions({ holes, branches, loops, tools, frames, images }: Omitted): string[] {
  const named = holes.slice(0, NAMED).map((it) => `{${shortened(it)}}`);
  return [
    ...named,
    ...(holes.length > NAMED ? [`${holes.length - NAMED} more value${holes.length - NAMED === 1 ? "" : "s"}`] : []),
    ...(branches > 0 ? [`text on some runs (${loops ? "from" : "at most"} ${grouped(branches)})`] : []),
    ...(tools > 0 ? [`${grouped(tools)} tool${tools === 1 ? "" : "s"} that cannot be read`] : []),
    ...(images > 0 ? [`${grouped(images)} image${images === 1 ? "" : "s"}`] : []),
    ...(frames > 0 ? [`message frames (about ${grouped(frames)})`] : []),
  ];
}

function shortened(name: string): string {
  const line = name.replace(/\s+/g, " ");
  return line.length <= 24 ? line : `${line.slice(0, 23)}…`;
}
