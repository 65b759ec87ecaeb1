import { describe, expect, it } from "vitest";
import { HOSTILE, milliseconds } from "../../../../test/bench/personal-data.ts";
import { find } from "./find.ts";

/** Ten times the text may cost at most about ten times the time; a quadratic step costs a hundred times. Again when others disturbed it. */
describe("hostile text", { retry: 2 }, () => {
  it.each(HOSTILE)("%j", (part) => {
    const cost = (size: number) => {
      const text = part.repeat(Math.ceil(size / part.length));
      return milliseconds(() => find(text), 1);
    };
    cost(4_000);
    const [small, large] = [Math.min(cost(20_000), cost(20_000)), cost(200_000)];
    expect(large).toBeLessThan(20 * small + 40);
  });
});
