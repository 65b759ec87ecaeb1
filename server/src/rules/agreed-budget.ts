import { z } from "zod";
import type { LoadedFile } from "../analysis/services.ts";
import type { Budget } from "../analysis/tokens/model.ts";
import { grouped } from "../model/figures.ts";

/** Options of a rule that holds prompts to a size that a team has agreed on: in `overrides` for each prompt. */
export const agreed = {
  maxTokens: z.int().positive().optional().describe("Tokens that a prompt may have, whatever its model."),
  maxLoadedTokens: z
    .int()
    .positive()
    .optional()
    .describe("Tokens of all that an agent loads together: memory files of a folder and the folders above it, their imports and rules."),
};

export interface Agreed {
  readonly maxTokens?: number | undefined;
  readonly maxLoadedTokens?: number | undefined;
}

/** By how much a prompt, or what is loaded up to it, is over what was agreed; null where it is not. What was agreed on is the number that is shown, an estimate too. */
export function overAgreed({ known, parts }: Budget, loaded: readonly LoadedFile[], { maxTokens, maxLoadedTokens }: Agreed) {
  if (maxTokens !== undefined && known.tokens > maxTokens && !known.pending) {
    const [largest] = parts.filter((it) => it.count !== null && !it.sometimes && it.kind !== "overhead").toSorted(bySize);
    const about = known.exact ? "" : "about ";
    return {
      message: `${about}${grouped(known.tokens)} tokens, ${grouped(known.tokens - maxTokens)} over the ${grouped(maxTokens)} agreed: cut ${largest?.name ?? "it"}`,
      data: { tokens: known.tokens, exact: known.exact, agreed: maxTokens, files: 1 },
    };
  }
  const sum = loaded.reduce((total, it) => total + it.tokens, 0);
  const own = loaded.at(-1);
  // What stands before is told where it is too much.
  if (maxLoadedTokens === undefined || own === undefined || sum <= maxLoadedTokens || sum - own.tokens > maxLoadedTokens) return null;
  const files = loaded.reduce((total, it) => total + 1 + it.imports.length, 0);
  return {
    message: `${grouped(sum)} tokens in ${files} files loaded together, ${grouped(sum - maxLoadedTokens)} over the ${grouped(maxLoadedTokens)} agreed (here ${grouped(own.tokens)})`,
    data: { tokens: sum, exact: false, agreed: maxLoadedTokens, files },
  };
}

function bySize(a: Budget["parts"][number], b: Budget["parts"][number]): number {
  return (b.count?.tokens ?? 0) - (a.count?.tokens ?? 0);
}
