import { expect, test } from "vitest";
import type { Omitted } from "../analysis/tokens/model.ts";
import { omissions } from "./token-report.ts";

const nothing: Omitted = { holes: [], branches: 0, loops: false, tools: 0, frames: 0, images: 0 };

test.each<[omitted: Partial<Omitted>, words: string[]]>([
  [{}, []],
  [{ holes: ["question"] }, ["{question}"]],
  [{ holes: ["a", "b", "c", "d", "e"] }, ["{a}", "{b}", "{c}", "2 more values"]],
  [{ holes: ["a", "b", "c", "d"] }, ["{a}", "{b}", "{c}", "1 more value"]],
  [{ holes: ["customers[0]\n  .orders.latest.address"] }, ["{customers[0] .orders.la…}"]],
  [{ branches: 1200 }, ["text on some runs (at most 1,200)"]],
  [{ branches: 1200, loops: true }, ["text on some runs (from 1,200)"]],
  [{ tools: 1 }, ["1 tool that cannot be read"]],
  [{ images: 1 }, ["1 image"]],
  [{ images: 2, frames: 3 }, ["2 images", "message frames (about 3)"]],
  [{ tools: 2, frames: 11 }, ["2 tools that cannot be read", "message frames (about 11)"]],
])("%j leaves out %j", (omitted, words) => {
  expect(omissions({ ...nothing, ...omitted })).toEqual(words);
});
