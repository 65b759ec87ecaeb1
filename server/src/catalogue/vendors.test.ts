import { expect, test } from "vitest";
import { vendorInModelId } from "./vendors.ts";

test.each([
  ["openai/gpt-4.1", "ai-sdk", "openai"],
  ["anthropic:claude-sonnet-4-5", "pydantic-ai", "anthropic"],
  ["vertex_ai/gemini-2.5-pro", "litellm", "google"],
  ["openrouter/anthropic/claude-sonnet-4.5", "litellm", "openrouter"],
  ["acme/gpt-4.1", "ai-sdk", null],
  ["gpt-4.1", "ai-sdk", null],
  ["meta-llama/Llama-3.3-70B-Instruct", "transformers", null],
])("who an id names in front: %s for %s", (id, sdk, vendor) => {
  expect(vendorInModelId(id, sdk)).toBe(vendor);
});
