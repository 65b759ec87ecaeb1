import { expect, test } from "vitest";
import type { Pool, Scanned } from "../../server/src/engine/pool.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { type FilesByPath, ROOT, uriOf, workspaceOf } from "../support/workspace.ts";

const FILES: FilesByPath = {
  ".git/HEAD": "",
  "shared.py": "SYSTEM = 'Mail petra.novak@seznam.cz.'\n",
  ...Object.fromEntries(
    Array.from({ length: 70 }, (_, at) => [
      `part${at % 7}/app${at}.py`,
      `from openai import OpenAI\nfrom shared import SYSTEM\n\ndef f(user):\n    OpenAI().responses.create(model="o3-mini", instructions=SYSTEM, input=f"Hi {user.email} {${at}}", temperature=0)\n`,
    ]),
  ),
  "part3/a.prompt.md": "Card 4556 7375 8689 9855.\n",
  "part3/a-b.prompt.md": "Card 4556 7375 8689 9855.\n",
};

async function scan(workspace: Workspace, pool?: Pool): Promise<Scanned[]> {
  const found: Scanned[] = [];
  for await (const it of workspace.scanReported([ROOT], pool === undefined ? {} : { startPool: () => pool })) found.push(it);
  return found;
}

/** Workers that are workspaces of their own, and that finish out of turn. */
function poolOf(width: number): Pool {
  const workers = Array.from({ length: width }, () => workspaceOf(FILES));
  let next = 0;
  return {
    width,
    run: async (job) => {
      const at = next++;
      for (let turn = 0; turn < (width - (at % width)) * 5; turn++) await Promise.resolve();
      const worker = workers[at % width];
      return worker === undefined ? [] : worker.run(job);
    },
  };
}

test("the same results with any number of workers, in the order of path", async () => {
  const alone = await scan(workspaceOf(FILES));
  const paths = alone.map((it) => it.result.path);
  expect(paths).toEqual(paths.toSorted());
  expect(alone.flatMap((it) => it.result.findings).length).toBeGreaterThan(140);
  for (const width of [2, 5]) expect(JSON.stringify(await scan(workspaceOf(FILES), poolOf(width)))).toBe(JSON.stringify(alone));
}, 60_000);

test("what was open or read before changes nothing", async () => {
  const workspace = workspaceOf(FILES);
  await workspace.lint(uriOf("part3/app3.py"));
  workspace.open(uriOf("shared.py"), "SYSTEM = 'Be brief.'\n");
  await workspace.lint(uriOf("part3/app3.py"));
  workspace.close(uriOf("shared.py"));
  expect(JSON.stringify(await scan(workspace))).toBe(JSON.stringify(await scan(workspaceOf(FILES))));
}, 60_000);

test("an edit of an imported file shows in its importer at once", async () => {
  const workspace = workspaceOf(FILES);
  const rules = async () => (await workspace.lint(uriOf("part3/app3.py"))).findings.map((it) => `${it.path} ${it.ruleId}`).toSorted();
  expect(await rules()).toContain("shared.py privacy/pii-literal");
  workspace.open(uriOf("shared.py"), "SYSTEM = 'Be brief.'\n");
  expect(await rules()).not.toContain("shared.py privacy/pii-literal");
  workspace.change(uriOf("shared.py"), "SYSTEM = 'Mail ivan.dvorak@seznam.cz.'\n");
  expect(await rules()).toContain("shared.py privacy/pii-literal");
});

test("cancelling stops the scan", async () => {
  let seen = 0;
  for await (const _ of workspaceOf(FILES).scan([ROOT], { cancelled: () => seen >= 3 })) seen++;
  expect(seen).toBe(3);
});

test("progress counts files", async () => {
  const told: string[] = [];
  for await (const _ of workspaceOf(FILES).scan([uriOf("part3")], { progress: (done, total) => told.push(`${done}/${total}`) }));
  expect(told.at(-1)).toBe("12/12");
});

test("a rule that throws is a problem, and the others still run", async () => {
  const { rules } = await import("../../server/src/rules/index.ts");
  const first = rules.find((it) => it.profile === "recommended");
  if (first === undefined) throw new Error("no rules");
  const others = rules.filter((it) => it !== first);
  const broken = {
    ...first,
    check() {
      throw new TypeError("secret text of the file");
    },
  };
  const result = await workspaceOf(FILES, { rules: [broken, ...others] }).lint(uriOf("part3/app3.py"));
  expect(result.problems.map((it) => it.message)).toEqual([`${first.id} failed: TypeError. Please report this`]);
  expect(result.findings.length).toBeGreaterThan(0);
});
