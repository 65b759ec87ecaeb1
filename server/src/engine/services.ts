import { readInstructions } from "../analysis/instructions/read.ts";
import { find } from "../analysis/personal-data/find.ts";
import { readOrder } from "../analysis/retrieval/order.ts";
import type { Services } from "../analysis/services.ts";
import type { Budget, Count } from "../analysis/tokens/model.ts";
import { plainText } from "../model/prompt-text.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { ReadFile } from "./read.ts";

/** Builds what rules may ask for one document; each answer is made when it is first asked for. */
export class ServicesMaker {
  private readonly asset: (name: string) => Promise<Uint8Array>;

  constructor(asset: (name: string) => Promise<Uint8Array>) {
    this.asset = asset;
  }

  async make({ file, document, link }: ReadFile, _configuration: Configuration): Promise<Services> {
    void this.asset;
    const personal = new WeakMap<object, ReturnType<Services["personalData"]>>();
    const instructions = new WeakMap<object, ReturnType<Services["instructions"]>>();
    const services: Services = {
      personalData: (text, options) => {
        if (options !== undefined) return find(text.value, options);
        const known = personal.get(text) ?? find(text.value);
        personal.set(text, known);
        return known;
      },
      model: () => null,
      tokens: () => UNKNOWN,
      budget: () => ({ parts: [], known: UNKNOWN, atMost: null, reply: null, limit: null, fill: null }) satisfies Budget,
      instructions: (prompt) => {
        const known = instructions.get(prompt) ?? readInstructions(prompt, document.path, (text) => services.tokens(plainText(text, { start: 0, end: text.length }), null).tokens);
        instructions.set(prompt, known);
        return known;
      },
      retrieval: (retrieval) => readOrder(retrieval.sql?.value ?? ""),
      origins: () => [],
      callOf: (prompt) => document.calls.find((it) => it.id === prompt.call) ?? null,
      promptsOf: (call) => document.prompts.filter((it) => call.prompts.includes(it.id)),
      document: (uri) => (uri === document.uri ? document : null),
      source: (place) => {
        const [uri, span] = "span" in place ? [place.uri, place.span] : [file.uri, place];
        return (uri === file.uri ? file : link?.files.get(uri))?.text.slice(span.start, span.end) ?? "";
      },
    };
    return services;
  }
}

const UNKNOWN: Count = { tokens: 0, exact: false, error: 1, pending: true };
