import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Project } from "../support/cli.ts";
import type { FilesByPath } from "../support/workspace.ts";

const made: Project[] = [];
let state = "";
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "prompt-hygiene-state-"));
  vi.stubEnv("XDG_STATE_HOME", state);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true, force: true });
  for (const it of made.splice(0)) it.dispose();
});
function project(files: FilesByPath): Project {
  const it = new Project(files);
  made.push(it);
  return it;
}
const read = (it: Project, path: string) => readFileSync(join(it.folder, path), "utf8");
const store = () => join(state, "prompt-hygiene", "redactions");

const NOTE = "From petra.novak@seznam.cz\r\ncard 4556 7375 8689 9855, cc petra.novak@seznam.cz\r\n";
const ROWS = [
  '{"id": 17, "messages": [{"role": "user", "content": "I am Petra.\\nTel: +49 151 28473910, mail petra.novak@seznam.cz"}]}',
  '{"phone": 4158675309, "note": "o\\u0027brien.k@tcd.ie \\"[EMAIL_7]\\"", "price": 12.99}',
  '{"phone": "4158675309", "ivan.dvorak@gmx.de": [1, 2]}',
  "",
].join("\n");

describe("redact and restore", () => {
  test("a text comes back byte for byte; the map is private and outside of the repository", async () => {
    const it = project({ "notes.md": NOTE });
    const { code, out } = await it.run(["redact", "notes.md"]);
    expect(code).toBe(0);
    expect(out).toContain("notes.md: 3 values replaced (email 2, payment-card 1), wrote notes.redacted.md");
    expect(read(it, "notes.md")).toBe(NOTE);
    expect(read(it, "notes.redacted.md")).toBe("From [EMAIL_1]\r\ncard [PAYMENT_CARD_1], cc [EMAIL_1]\r\n");
    const [map] = readdirSync(store());
    expect(statSync(join(store(), map ?? "")).mode & 0o777).toBe(0o600);
    expect(statSync(store()).mode & 0o777).toBe(0o700);
    expect((await it.run(["restore", "notes.redacted.md"])).code).toBe(0);
    expect(read(it, "notes.restored.md")).toBe(NOTE);
  });

  test("rows stay JSON, under their keys and in their escapes, and come back byte for byte", async () => {
    const it = project({ "rows.jsonl": ROWS });
    await it.run(["redact", "rows.jsonl"]);
    const redacted = read(it, "rows.redacted.jsonl");
    for (const row of redacted.trim().split("\n")) expect(() => JSON.parse(row)).not.toThrow();
    expect(redacted).not.toMatch(/petra\.novak|28473910|4158675309|brien|dvorak/);
    expect(redacted).toContain('"id": 17');
    expect(redacted).toContain("Tel: [PHONE_1], mail [EMAIL_8]");
    expect(redacted).toContain('"phone": "[PHONE_2]", "note"');
    expect(redacted).toContain("[1, 2]");
    await it.run(["restore", "rows.redacted.jsonl"]);
    expect(read(it, "rows.restored.jsonl")).toBe(ROWS);
  });

  test("files of one repository share their tokens, in one run and in the next", async () => {
    const it = project({
      "a.txt": "petra.novak@seznam.cz",
      "b.txt": "ivan.dvorak@gmx.de petra.novak@seznam.cz",
      "sub/c.txt": "ivan.dvorak@gmx.de",
    });
    await it.run(["redact", "a.txt", "b.txt"]);
    await it.run(["redact", "c.txt"], { folder: join(it.folder, "sub") });
    expect([read(it, "a.redacted.txt"), read(it, "b.redacted.txt"), read(it, "sub/c.redacted.txt")]).toEqual([
      "[EMAIL_1]",
      "[EMAIL_2] [EMAIL_1]",
      "[EMAIL_2]",
    ]);
  });

  test("in place only with a copy", async () => {
    const it = project({ "notes.md": NOTE });
    const { out } = await it.run(["redact", "--in-place", "notes.md"]);
    expect(read(it, "notes.md")).not.toContain("petra");
    const [copy] = readdirSync(join(store(), "originals"));
    const path = join(store(), "originals", copy ?? "");
    expect(out).toContain(path);
    expect(readFileSync(path, "utf8")).toBe(NOTE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["a file that is not there", ["redact", "nowhere.md"]],
    ["no file", ["redact"]],
    ["a target that is there", ["redact", "notes.md", "--output", "other.md"]],
    ["the file itself as target", ["redact", "notes.md", "--output", "notes.md"]],
    ["a map inside the repository", ["redact", "notes.md", "--map", "map.json"]],
    ["nothing to restore", ["restore", "notes.md"]],
    ["a flag of another command", ["redact", "notes.md", "--fix"]],
  ])("refuses %s and writes nothing", async (_, words) => {
    const it = project({ "notes.md": NOTE, "other.md": "x" });
    const { code, out, err } = await it.run(words);
    expect(code).toBe(2);
    expect(out + err).not.toContain("petra");
    expect(readdirSync(it.folder).sort()).toEqual([".git", "notes.md", "other.md"]);
    expect(read(it, "other.md")).toBe("x");
  });

  test("a map that is none, and a lock, are told without a word of what they hold", async () => {
    const it = project({ "notes.md": NOTE });
    const map = join(state, "map.json");
    writeFileSync(map, '{"version": 1, "values": {"[EMAIL_1]": ["petra.novak@seznam.cz"]}}');
    const broken = await it.run(["redact", "notes.md", "--map", map]);
    expect([broken.code, broken.err]).toEqual([2, expect.not.stringContaining("petra")]);
    writeFileSync(`${map}.lock`, "");
    expect((await it.run(["redact", "notes.md", "--map", map])).err).toContain("another run");
  });

  test("a long file of rows is read in pieces", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `{"n": ${n}, "mail": "user.person${n % 500}x@seznam.cz"}`).join("\n");
    const it = project({ "rows.jsonl": rows });
    await it.run(["redact", "rows.jsonl"]);
    const redacted = read(it, "rows.redacted.jsonl");
    expect(redacted.split("\n")).toHaveLength(20_000);
    expect(redacted).not.toContain("seznam");
    expect(redacted).toContain('{"n": 19999, "mail": "[EMAIL_500]"}');
    await it.run(["restore", "rows.redacted.jsonl"]);
    expect(read(it, "rows.restored.jsonl")).toBe(rows);
  });
});
