import type { ModelInfo } from "../../catalogue/models.ts";
import type { ImagePart } from "../../model/document.ts";
import type { Count } from "./model.ts";

type Size = NonNullable<ImagePart["size"]>;

/** A formula says what is charged; it was seen to be off by a few tokens at odd sizes. */
const ERROR = 0.05;

/** Tokens that an image costs by what the model's vendor publishes; null where model, size or detail leave it open. */
export function imageTokens({ id, vendor }: Pick<ModelInfo, "id" | "vendor">, { detail, size }: ImagePart): Count | null {
  const tokens =
    vendor === "openai"
      ? openai(id, detail, size)
      : vendor === "anthropic" && size !== null
        ? claude(id, size)
        : vendor === "google" && size !== null
          ? gemini(id, size)
          : null;
  return tokens === null ? null : { tokens, exact: false, error: ERROR, pending: false };
}

/** developers.openai.com/api/docs/guides/images-vision, "Calculating costs" (read 2026-11): tokens of an image, and of each tile of 512. */
const TILES: readonly (readonly [ids: RegExp, base: number, tile: number])[] = [
  [/^gpt-4o-mini/, 2833, 5667],
  [/^(?:gpt-4o|gpt-4\.1|gpt-4\.5|gpt-4-turbo)(?:-\d|-preview|$)/, 85, 170],
  [/^o3(?:-\d|$)/, 75, 150],
];

/**
 * The same page: tokens for each patch of 32. GPT-5 mini and nano are left out: the page says 1.62 and 2.46, what people are billed is 1.2
 * and 1.5 (community.openai.com, "Image input token calculation discrepancy", 2026-06).
 */
const PATCHES: readonly (readonly [ids: RegExp, factor: number])[] = [
  [/^gpt-4\.1-mini(?:-\d|$)/, 1.62],
  [/^gpt-4\.1-nano(?:-\d|$)/, 2.46],
  [/^o4-mini(?:-\d|$)/, 1.72],
];
const MOST_PATCHES = 1536;

function openai(id: string, detail: string | null, size: Size | null): number | null {
  // `gpt-4.1-mini` is no `gpt-4.1`: the finer names are asked first.
  const patch = PATCHES.find(([ids]) => ids.test(id));
  if (patch !== undefined) return size === null ? null : Math.ceil(patches(size) * patch[1]);
  const tiled = TILES.find(([ids]) => ids.test(id));
  if (tiled === undefined) return null;
  const [, base, tile] = tiled;
  if (detail === "low") return base;
  // `auto` lets the service choose.
  return detail === "high" && size !== null ? base + tile * tilesOf(size) : null;
}

/** Scaled into 2048 by 2048, then its shorter side down to 768; tiles of 512. */
function tilesOf({ width, height }: Size): number {
  const into = Math.min(1, 2048 / Math.max(width, height));
  const down = Math.min(1, 768 / (Math.min(width, height) * into)) * into;
  return Math.ceil((width * down) / 512) * Math.ceil((height * down) / 512);
}

/** Patches of 32, scaled down until they are no more than the most. */
function patches({ width, height }: Size): number {
  const count = Math.ceil(width / 32) * Math.ceil(height / 32);
  if (count <= MOST_PATCHES) return count;
  const shrink = Math.sqrt((MOST_PATCHES * 32 * 32) / (width * height));
  const [wide, high] = [(width * shrink) / 32, (height * shrink) / 32];
  const fit = Math.min(Math.floor(wide) / wide, Math.floor(high) / high);
  return Math.ceil(wide * fit - 1e-9) * Math.ceil(high * fit - 1e-9);
}

/**
 * platform.claude.com/docs/en/build-with-claude/vision (read 2026-11): width times height by 750, which is patches of about 28; first
 * scaled to 1568 pixels and some 1,568 tokens, from Opus 4.7 on to 2576 and 4,784.
 */
function claude(id: string, { width, height }: Size): number {
  const [edge, most] = /^claude-(?:opus-4-[78]|opus-5|sonnet-5|fable|mythos)/.test(id) ? [2576, 4784] : [1568, 1568];
  const scale = Math.min(1, edge / Math.max(width, height));
  return Math.min(most, Math.ceil((width * scale * height * scale) / 750));
}

/**
 * ai.google.dev/gemini-api/docs/image-understanding, "Token calculation" (read 2026-11), for Gemini 2: 258 for an image of at most 384 by
 * 384, else 258 for each tile, whose side is two thirds of the shorter side and at least 256, at most 768. Gemini 3 counts otherwise.
 */
function gemini(id: string, { width, height }: Size): number | null {
  if (!/^gemini-2/.test(id)) return null;
  if (width <= 384 && height <= 384) return 258;
  const side = Math.min(768, Math.max(256, Math.floor(Math.min(width, height) / 1.5)));
  return 258 * Math.ceil(width / side) * Math.ceil(height / side);
}
