/**
 * Announced after the checkout that refresh-retirements.ts reads: vendor, day of the shutdown, what the vendor names instead, ids.
 * OpenAI: developers.openai.com/api/docs/deprecations, announcements of 2026-10 (read 2026-11).
 */
export const ANNOUNCED: readonly (readonly [vendor: string, on: string, replacement: string | null, ids: string])[] = [
  [
    "openai",
    "2027-01-14",
    "gpt-6-luna",
    "gpt-4o-2024-08-06 gpt-4o-2024-11-20 gpt-4o-mini-2024-07-18 gpt-4.1-2025-04-14 gpt-4.1-mini-2025-04-14",
  ],
  ["openai", "2026-12-11", "gpt-5.6-sol", "o3-2025-04-16 o3-pro-2025-06-10 gpt-5-2025-08-07 gpt-5-pro-2025-10-06"],
  ["openai", "2027-04-01", null, "gpt-5.1-2025-11-13 gpt-5.4-nano-2026-03-17 gpt-5.3-codex"],
];
