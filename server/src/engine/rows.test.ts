import fc from "fast-check";
import { expect, it } from "vitest";
import { readRows } from "./rows.ts";

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  // One buffer in turn, as a disk gives them.
  const buffer = new Uint8Array(64);
  let index = 0;
  for (let at = 0; at < bytes.length; ) {
    const part = bytes.subarray(at, at + (sizes[index++ % sizes.length] ?? 1));
    buffer.set(part);
    yield buffer.subarray(0, part.length);
    at += part.length;
  }
}

it("keeps whole lines and counts the others, however the file is cut", async () => {
  const line = fc.constantFrom("{}", '{"a": "é🙂"}', "", "  ", "\t\r", '{"prompt": "x"}');
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
      async (lines, sizes, kept, most) => {
        const text = lines.join("\n");
        const bytes = new TextEncoder().encode(text);
        const rows = await readRows(cut(bytes, sizes), kept, most);
        const head = new TextDecoder("utf-8", { fatal: true }).decode(rows.bytes);
        expect(text.startsWith(head)).toBe(true);
        const count = (part: string) => part.split("\n").filter((it) => it.trim() !== "").length;
        expect(count(head) + rows.beyond).toBe(count(text));
        if (bytes.length <= kept) expect(head).toBe(text);
        else expect(count(head)).toBeLessThanOrEqual(most);
        if (bytes.length > kept) expect(head === "" || head.endsWith("\n")).toBe(true);
      },
    ),
    { seed: 7, numRuns: 300 },
  );
});
