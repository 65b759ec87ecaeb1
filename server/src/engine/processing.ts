import type { Origin, Services } from "../analysis/services.ts";
import { vendorInModelId } from "../catalogue/vendors.ts";
import type { Call } from "../model/document.ts";
import type { Parts } from "./parts.ts";
import type { Prepared } from "./prepare.ts";
import { Presenter } from "./report.ts";

/** A category of personal data that reaches a provider at a call: one row of a record of processing. Lines and columns from 1. */
export interface ProcessingRow {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly cell: number | null;
  /** Who answers: the vendor, or the address that the client was given; null where neither can be told. */
  readonly provider: string | null;
  readonly sdk: string;
  readonly model: string | null;
  readonly callee: string;
  /** `prompt`, `embedding` or `identity`. */
  readonly as: "prompt" | "embedding" | "identity";
  /** Id of the taxonomy, and what people call it. `record.whole` where no field is declared. */
  readonly category: string;
  readonly title: string;
  /** `special` for data of Article 9 and 10 of the GDPR, and the like, as the taxonomy has it. */
  readonly gdpr: string;
  /** The field, or the record that goes whole. */
  readonly field: string;
  readonly whole: boolean;
  /** Where it is read: `path:line`. */
  readonly source: string;
  /** One of `purposes` of the configuration covers it. */
  readonly lawful: boolean;
  /** Something on the way sounds like a redactor and is not known as one. */
  readonly weakened: boolean;
}

export const PROCESSING_KEYS: readonly (keyof ProcessingRow & string)[] = [
  "path",
  "line",
  "column",
  "cell",
  "provider",
  "sdk",
  "model",
  "callee",
  "as",
  "category",
  "title",
  "gdpr",
  "field",
  "whole",
  "source",
  "lawful",
  "weakened",
];

/** What of people reaches which provider at the calls of one file, in the order of the calls. Purposes leave nothing out. */
export async function processingRows({ read, configuration }: Prepared, { reader }: Parts): Promise<ProcessingRow[]> {
  const { document, file, link } = read;
  if (document.calls.length === 0) return [];
  const services = await reader.services(read, configuration.withoutPurposes());
  const presenter = new Presenter(file, file.text);
  const sourceOf = ({ path: [first] }: Origin): string => {
    const there = first === undefined || first.uri === file.uri ? file : link?.files.get(first.uri);
    if (first === undefined || there === undefined) return "";
    return `${there.path}:${new Presenter(there, there.text).place(first.span).range.start.line}`;
  };
  return document.calls.flatMap((call) => {
    const { path, cell, range } = presenter.place(call);
    const model = services.model(call.model, call.vendor)?.id ?? call.model?.id ?? null;
    const base = { path, ...range.start, cell, provider: providerOf(call), sdk: call.sdk, model, callee: call.callee };
    return distinct(partsOf(call, services)).map(({ origin, ...part }) => ({
      ...base,
      ...part,
      source: sourceOf(origin),
      lawful: configuration.isLawful(part.category),
      weakened: origin.weakened,
    }));
  });
}

function partsOf(call: Call, services: Services): Part[] {
  const as = call.api === "embeddings" || call.api === "rerank" ? "embedding" : "prompt";
  const sent = services.promptsOf(call).flatMap((it) => it.holes.flatMap((hole) => services.origins(it, hole)));
  return [...sent.flatMap((it) => rowsOf(it, as)), ...services.slotOrigins(call, "identity").flatMap((it) => rowsOf(it, "identity"))];
}

function distinct(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((it) => [`${it.as} ${it.category} ${it.field}`, it])).values()];
}

type Part = Pick<ProcessingRow, "as" | "category" | "title" | "gdpr" | "field" | "whole"> & { readonly origin: Origin };

function rowsOf(origin: Origin, as: ProcessingRow["as"]): Part[] {
  if (origin.confidence === "low") return [];
  if (origin.label === "personal" && origin.category !== null) {
    const { id, title, gdpr } = origin.category;
    return [{ as, category: id, title, gdpr, field: origin.name, whole: false, origin }];
  }
  if (origin.record === null) return [];
  const { personal } = origin.record;
  const unknown = { as, category: "record.whole", title: "Whole record of a person", gdpr: "as its worst field", field: origin.name };
  if (personal.length === 0) return [{ ...unknown, whole: true, origin }];
  return origin.record.categories.map(({ id, title, gdpr }, i) => ({
    as,
    category: id,
    title,
    gdpr,
    field: `${origin.name}.${personal[i] ?? ""}`,
    whole: true,
    origin,
  }));
}

/** An address of one's own says more than the SDK's vendor; an SDK without one asks whom the id names in front. */
function providerOf({ vendor, slots, sdk, model }: Call): string | null {
  const given = slots.baseUrl?.state === "set" ? slots.baseUrl.values[0]?.constant : undefined;
  if (typeof given === "string") return given;
  return vendor ?? (model?.id && slots.baseUrl === undefined ? vendorInModelId(model.id, sdk) : null);
}
