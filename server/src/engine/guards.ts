import type { GuardKind, Unit } from "../analysis/instructions/model.ts";
import type { Services } from "../analysis/services.ts";
import type { Prompt } from "../model/document.ts";
import { replace, toSource } from "../model/prompt-text.ts";
import type { Edit, Span } from "../model/text.ts";
import type { ReadFile } from "./read.ts";
import { Presenter, type ReportedPlace } from "./report.ts";

/** One defensive instruction of a prompt, with what speaks for cutting it. Plain data; text and claims are masked. */
export interface GuardRow extends ReportedPlace {
  readonly uri: string;
  /** Offsets in the file. */
  readonly span: Span;
  readonly format: string;
  readonly guard: GuardKind;
  readonly language: string;
  /** One line, at most 200 units. */
  readonly text: string;
  readonly tokens: number;
  /** It gives a reason or an alternative. */
  readonly reasoned: boolean;
  /** Where the same is said once more: `path:line` in this prompt, or the path of a file that is loaded with it. */
  readonly twin: string | null;
  /** What it cannot stand beside, and where that is. */
  readonly contradicts: string | null;
  /** A strict schema at the call enforces it already. */
  readonly echo: boolean;
}

const LONGEST = 200;

/** The guards of one file by line and column. */
export function guardsOf({ document, file }: ReadFile, services: Services, mask: (text: string) => string): GuardRow[] {
  const presenter = new Presenter(file, file.text);
  const rows: GuardRow[] = [];
  for (const prompt of document.prompts) {
    const { units, twins, contradictions } = services.instructions(prompt);
    const loaded = services.twinsAcross(prompt);
    const schema = services.callOf(prompt)?.output;
    const placed = (index: number) => {
      const unit = units[index];
      const place = unit && placeOf(prompt, unit);
      return place ? `${file.path}:${presenter.place(place).range.start.line}` : null;
    };
    units.forEach((unit, index) => {
      const place = unit.guard === null ? null : placeOf(prompt, unit);
      if (unit.guard === null || place === null) return;
      const twin = twins.find((it) => it.first === index || it.second === index);
      const clash = contradictions.find((it) => it.first === index || it.second === index);
      const value = prompt.messages[unit.message]?.text.value.slice(unit.start, unit.end) ?? "";
      rows.push({
        ...presenter.place(place),
        uri: file.uri,
        span: { start: place.start, end: place.end },
        format: document.format,
        guard: unit.guard.kind,
        language: unit.guard.language,
        text: shortened(mask(value)),
        tokens: unit.tokens,
        reasoned: unit.reasoned,
        twin: twin ? placed(twin.first === index ? twin.second : twin.first) : (loaded.find((it) => it.unit === index)?.path ?? null),
        contradicts: clash
          ? `${clash.claims[clash.first === index ? 1 : 0]} (${placed(clash.first === index ? clash.second : clash.first)})`
          : null,
        echo: schema !== undefined && unit.form !== null && unit.form.kind !== "values",
      });
    });
  }
  return rows.toSorted(
    (a, b) => (a.cell ?? -1) - (b.cell ?? -1) || a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
}

/** The edit that deletes a guard, with all that is left of its line; null where it is another one now, or cannot be cut exactly. */
export function guardDeletion(read: ReadFile, services: Services, mask: (text: string) => string, at: Span, shown: string): Edit | null {
  if (!guardsOf(read, services, mask).some((it) => it.span.start === at.start && it.span.end === at.end && it.text === shown)) return null;
  for (const prompt of read.document.prompts) {
    for (const unit of services.instructions(prompt).units) {
      const place = unit.guard === null ? null : placeOf(prompt, unit);
      const text = prompt.messages[unit.message]?.text;
      if (place?.start === at.start && place.end === at.end && text) return replace(text, unit.deletion, "");
    }
  }
  return null;
}

/** What stands in another file is that file's guard. */
function placeOf(prompt: Prompt, unit: Unit): Span | null {
  const text = prompt.messages[unit.message]?.text;
  const place = text ? toSource(text, unit) : null;
  return place === null || place.uri !== undefined ? null : place;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("\uFFFC", "{…}").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
