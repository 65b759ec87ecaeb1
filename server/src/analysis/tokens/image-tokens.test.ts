import { expect, test } from "vitest";
import { imageTokens } from "./image-tokens.ts";

const of = (vendor: string, id: string, detail: string | null, size: readonly [number, number] | null) =>
  imageTokens(
    { id, vendor },
    { start: 0, end: 0, detail, size: size && { width: size[0], height: size[1] }, conditional: false, repeated: false },
  )?.tokens ?? null;

/** The vendors' own examples, where their pages have some. */
test.each([
  ["openai", "gpt-4o", "low", null, 85],
  ["openai", "gpt-4o-2024-11-20", "high", [1024, 1024], 765],
  ["openai", "gpt-4o", "high", [2048, 4096], 1105],
  ["openai", "gpt-4o", "low", [4096, 8192], 85],
  ["openai", "gpt-4o", "high", null, null],
  ["openai", "gpt-4o", "auto", [1024, 1024], null],
  ["openai", "gpt-4o-mini", "low", null, 2833],
  ["openai", "o3", "high", [512, 512], 225],
  ["openai", "gpt-5", "low", null, null],
  ["openai", "gpt-5-mini", "high", [1024, 1024], null],
  ["openai", "gpt-4.1-mini", null, [1024, 1024], 1659],
  ["openai", "gpt-4.1-mini", "high", [1800, 2400], 2353],
  ["openai", "gpt-4.1-nano", null, [32, 32], 3],
  ["openai", "gpt-5.4", "high", [1024, 1024], null],
  ["anthropic", "claude-sonnet-4-5", null, [200, 200], 54],
  ["anthropic", "claude-sonnet-4-5", null, [1000, 1000], 1334],
  ["anthropic", "claude-sonnet-4-5", null, [6000, 6000], 1568],
  ["anthropic", "claude-opus-4-7", null, [2000, 1500], 4000],
  ["anthropic", "claude-opus-4-7", null, null, null],
  ["google", "gemini-2.5-flash", null, [300, 384], 258],
  ["google", "gemini-2.5-flash", null, [960, 540], 1548],
  ["google", "gemini-3-pro", null, [960, 540], null],
  ["mistral", "mistral-large-2512", "low", [10, 10], null],
] as const)("%s %s %s %j: %s", (vendor, id, detail, size, wanted) => {
  expect(of(vendor, id, detail, size)).toBe(wanted);
});
