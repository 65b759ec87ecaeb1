import type { Context } from "../model/document.ts";
import type { Program, Statement, Value } from "../model/program.ts";
import { statementsOf } from "../model/values.ts";

const TEST =
  /(^|\/)(tests?|__tests__|specs?|testing|fixtures?|__mocks__|e2e|(?:[\w.-]{1,120}\.)?(?:Unit|Integration)?Tests?)\/|(^|\/)(test_[^/]*|conftest|[^/]*_test)\.pyi?$|\.(test|spec|cy)\.[cm]?[jt]sx?$|_test\.go$/i;
const EVAL =
  /(^|\/)(evals?|evaluations?|benchmarks?|evaluators?)\/|(^|\/)(eval|evals|evaluate|benchmark)(_[^/]*)?\.\w+$|\.eval\.[cm]?[jt]sx?$/i;
const SAMPLE = /(^|\/)(examples?|samples?|demos?|cookbooks?|tutorials?|quickstarts?|snippets?|docs?|recipes?|getting[-_]started)\//i;
const SCRIPT = /(^|\/)(scripts?|bin|tools|tasks|migrations)\//i;
const SERVER_ROUTE_FILE = /(^|\/)(route|\+server|middleware)\.[cm]?[jt]sx?$|(^|\/)pages\/api\//i;

/** Imports that a program has only when it answers requests. */
const SERVER_MODULES = new Set([
  "fastapi",
  "flask",
  "django",
  "starlette",
  "aiohttp.web",
  "sanic",
  "tornado",
  "quart",
  "litestar",
  "bottle",
  "uvicorn",
  "express",
  "fastify",
  "koa",
  "hono",
  "next/server",
  "@nestjs/common",
  "@hapi/hapi",
  "restify",
  "elysia",
  "chainlit",
  "slack_bolt",
  "@slack/bolt",
  "discord",
  "telegram",
  "functions_framework",
  "azure.functions",
  "firebase-functions",
  "@remix-run/node",
  "@sveltejs/kit",
  "celery",
]);
const ROUTE = /^(get|post|put|patch|delete|route|websocket|api_view|app_context|task|event|command|on_message)$/i;
const EVAL_MODULES = new Set([
  "ragas",
  "deepeval",
  "promptfoo",
  "autoevals",
  "phoenix.evals",
  "inspect_ai",
  "langsmith.evaluation",
  "evaluate",
  "trulens",
  "trulens_eval",
]);
const TEST_MODULES = new Set(["pytest", "unittest", "vitest", "@jest/globals", "node:test", "mocha", "chai"]);

/** `OrderServiceTests.cs`: a word of its own, not the end of `Latest`. */
const TEST_CLASS = /[a-z]Tests?\.(?:cs|java)$/;

/** By its name and folder alone. */
export function liesAmongTests(path: string): boolean {
  return TEST.test(path) || TEST_CLASS.test(path);
}

/** What a file is for: by what it imports and declares, then by where it lies. */
export function contextOf(path: string, program: Program): Context {
  const modules = modulesOf(program);
  const has = (set: ReadonlySet<string>): boolean => modules.some((it) => set.has(it) || set.has(it.split(/[./]/)[0] ?? ""));
  if (liesAmongTests(path) || has(TEST_MODULES)) return "test";
  if (EVAL.test(path) || has(EVAL_MODULES)) return "eval";
  if (path.endsWith(".ipynb")) return "notebook";
  if (SERVER_ROUTE_FILE.test(path) || (has(SERVER_MODULES) && routes(program))) return "server";
  if (SAMPLE.test(path)) return "sample";
  if (has(SERVER_MODULES)) return "server";
  if (SCRIPT.test(path) || startsItself(program)) return "script";
  return "app";
}

function modulesOf(program: Program): string[] {
  const modules: string[] = [];
  const add = (value: Value): void => {
    if (value.kind === "imported") modules.push(value.module);
  };
  for (const func of program.functions)
    for (const it of statementsOf(func.body)) if (it.kind === "assign" || it.kind === "do") add(it.value);
  return modules;
}

/** A decorator like `@app.get("/x")`, or a call like `app.post("/x", handler)`. */
function routes(program: Program): boolean {
  const isRoute = (value: Value): boolean => {
    const callee = value.kind === "call" ? value.callee : value;
    return callee.kind === "member" && ROUTE.test(callee.key);
  };
  if (program.functions.some((it) => it.decorators.some(isRoute))) return true;
  return program.module.body.some(
    (it) =>
      it.kind === "do" &&
      it.value.kind === "call" &&
      isRoute(it.value) &&
      it.value.args.some((a) => a.value.kind === "function" || a.value.kind === "name"),
  );
}

/** `if __name__ == "__main__":` */
function startsItself(program: Program): boolean {
  const asks = (it: Statement): boolean =>
    it.kind === "branch" &&
    it.condition?.kind === "operation" &&
    it.condition.operands.some((o) => o.kind === "name" && o.name === "__name__");
  return program.module.body.some(asks);
}
