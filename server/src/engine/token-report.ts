import type { Services } from "../analysis/services.ts";
import type { BudgetPart } from "../analysis/tokens/model.ts";
import type { ReadFile } from "./read.ts";
import { Presenter } from "./report.ts";

/** What one prompt costs with one model. */
export interface TokenRow {
  readonly path: string;
  /** 1-based line of the prompt, and what people call it. */
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
  /** Share of the window, with the reply that is reserved. */
  readonly fill: number | null;
  readonly parts: readonly TokenPart[];
}

export interface TokenPart {
  readonly name: string;
  readonly kind: BudgetPart["kind"];
  /** Null for what nothing bounds: a hole. */
  readonly tokens: number | null;
  readonly exact: boolean;
}

/** One row for each prompt and model; without models each prompt's own, or none. */
export function tokenRows({ document, file }: ReadFile, services: Services, models: readonly string[]): TokenRow[] {
  const presenter = new Presenter(file, file.text);
  return document.prompts.flatMap((prompt) => {
    const call = services.callOf(prompt);
    const own = call?.model ?? prompt.model;
    const asked =
      models.length === 0
        ? [{ written: own?.id ?? null, info: services.model(own, call?.vendor) }]
        : models.map((id) => ({ written: id, info: services.model({ id, start: 0, end: 0 }) }));
    return asked.map(({ written, info }): TokenRow => {
      const { known, fill, parts } = services.budget(prompt, call, info);
      return {
        path: file.path,
        line: presenter.place(prompt).range.start.line,
        prompt: prompt.name,
        model: info?.id ?? written,
        tokens: known.tokens,
        exact: known.exact,
        error: known.error,
        window: info?.window ?? null,
        fill: fill === null ? null : Math.round(fill * 10_000) / 10_000,
        parts: parts.map(({ name, kind, count }) => ({ name, kind, tokens: count?.tokens ?? null, exact: count?.exact ?? false })),
      };
    });
  });
}
