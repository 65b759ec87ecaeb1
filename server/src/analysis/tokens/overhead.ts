import type { ModelInfo } from "../../catalogue/models.ts";
import type { Count } from "./model.ts";

/** Tokens a provider adds to what is written: frames of messages, the start of the reply, how tools are announced. */
interface Overhead {
  readonly base: number;
  readonly message: number;
  /** Once, when there is any tool. */
  readonly tools: number;
  readonly tool: number;
}

/**
 * OpenAI: 3 tokens a message and 3 for the reply (openai-cookbook, how to count tokens with tiktoken, 2024); tools 24 and 6 each as
 * measured on gpt-5 (calibration of ai-tokenizer 1.0.6, 2026-05). Anthropic: 7 a request (count_tokens of claude-haiku-4-5,
 * 2026-03), 346 with tools (platform.claude.com, tool use system prompt of Claude 4, read 2026-11). Others are like the first.
 */
const OVERHEADS: { readonly [vendor: string]: Overhead } = {
  openai: { base: 3, message: 4, tools: 24, tool: 6 },
  anthropic: { base: 7, message: 3, tools: 346, tool: 10 },
};
const USUAL: Overhead = { base: 3, message: 4, tools: 24, tool: 8 };

/** The frame of one request, as an estimate of its own: no provider publishes it. */
export function overheadOf(model: ModelInfo | null, messages: number, tools: number): Count {
  const { base, message, tools: first, tool } = OVERHEADS[model?.vendor ?? ""] ?? USUAL;
  const tokens = base + message * messages + (tools > 0 ? first + tool * tools : 0);
  return { tokens, exact: false, error: 0.5, pending: false };
}
