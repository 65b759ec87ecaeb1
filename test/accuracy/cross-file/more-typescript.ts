import type { CrossFileCase } from "./case.ts";

const ASK = `import OpenAI from "openai";

const client = new OpenAI();

export async function ask(prompt: string, model = "gpt-4.1") {
  return client.responses.create({ model, input: prompt, temperature: 0.2 });
}
`;
const NO_MODEL = 'export async function ask(prompt: string, model = "gpt-4.1") {\n  return [prompt, model].join();\n}\n';
const USE = 'await ask("Name the lock.");\n';
const WRAPPED = ["call 3 gpt-4.1 0.2 wrapper"];

/** The second score: configurations that extend each other, manifests with conditions, objects of other files. */
export const MORE_TYPESCRIPT: readonly CrossFileCase[] = [
  {
    title: "an alias of the configuration that another extends",
    at: "apps/web/answer.ts",
    files: {
      "config/tsconfig.shared.json": '{ "compilerOptions": { "paths": { "~lib/*": ["../library/*"] } } }\n',
      "apps/web/tsconfig.json": '{ "extends": "../../config/tsconfig.shared.json" }\n',
      "library/llm.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "~lib/llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "apps/web/tsconfig.json": "{}\n" },
  },
  {
    title: "an alias that is extended from a package of the workspace",
    at: "apps/web/answer.ts",
    files: {
      "packages/config/package.json": '{ "name": "@harbour/config" }\n',
      "packages/config/base.json": '{ "compilerOptions": { "baseUrl": "../..", "paths": { "lib/*": ["library/*"] } } }\n',
      "apps/web/tsconfig.json": '{ "extends": ["@harbour/config/base"] }\n',
      "library/llm.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "lib/llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "packages/config/base.json": '{ "compilerOptions": {} }\n' },
  },
  {
    title: "an alias of one's own before that of the extended one",
    at: "apps/web/answer.ts",
    files: {
      "tsconfig.base.json": '{ "compilerOptions": { "paths": { "#llm": ["./other.ts"] } } }\n',
      "apps/web/tsconfig.json": '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "paths": { "#llm": ["./llm.ts"] } } }\n',
      "other.ts": NO_MODEL,
      "apps/web/llm.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "#llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "apps/web/tsconfig.json": '{ "extends": "../../tsconfig.base.json" }\n' },
  },
  {
    title: "conditions below the package",
    at: "apps/web/answer.ts",
    files: {
      "packages/llm/package.json":
        '{ "name": "@harbour/llm", "exports": { ".": "./dist/index.js", "./talk": { "types": "./dist/chat/talk.d.ts", "import": "./dist/chat/talk.js" } } }\n',
      "packages/llm/src/chat/talk.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "@harbour/llm/talk";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "packages/llm/src/chat/talk.ts": NO_MODEL },
  },
  {
    title: "a pattern below the package",
    at: "apps/web/answer.ts",
    files: {
      "packages/llm/package.json": '{ "name": "@harbour/llm", "exports": { "./*": "./dist/modules/*.js" } }\n',
      "packages/llm/src/modules/chat.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "@harbour/llm/chat";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "packages/llm/src/modules/chat.ts": NO_MODEL },
  },
  {
    title: "a package's own imports",
    at: "src/web/answer.ts",
    files: {
      "package.json": '{ "name": "harbour", "imports": { "#llm/*": "./src/llm/*.ts" } }\n',
      "src/llm/chat.ts": ASK,
      "src/web/answer.ts": `import { ask } from "#llm/chat";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "package.json": '{ "name": "harbour" }\n' },
  },
  {
    title: "a default function",
    at: "src/answer.ts",
    files: {
      "src/llm.ts": ASK.replace("export async function ask", "export default async function ask"),
      "src/answer.ts": 'import describe from "./llm";\n\nawait describe("Name the lock.");\n',
    },
    expected: WRAPPED,
    lookAlike: { "src/llm.ts": NO_MODEL.replace("export async function ask", "export default async function ask") },
  },
  {
    title: "a default that is handed on under a name",
    at: "src/answer.ts",
    files: {
      "src/llm.ts": ASK.replace("export async function ask", "export default async function ask"),
      "src/index.ts": 'export { default as ask } from "./llm";\n',
      "src/answer.ts": `import { ask } from "./index";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "src/index.ts": "export const ask = (text: string) => text;\n" },
  },
  {
    title: "imported and exported again",
    at: "src/answer.ts",
    files: {
      "src/llm.ts": ASK,
      "src/index.ts": 'import { ask } from "./llm";\n\nexport { ask };\n',
      "src/answer.ts": `import { ask } from ".";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "a folder's index in JSX",
    at: "src/answer.ts",
    files: { "src/llm/index.tsx": ASK, "src/answer.ts": `import { ask } from "./llm";\n\n${USE}` },
    expected: WRAPPED,
    lookAlike: { "src/llm/index.tsx": NO_MODEL },
  },
  {
    title: "imported when it is needed",
    at: "src/answer.ts",
    files: {
      "src/llm.ts": ASK,
      "src/answer.ts": 'export async function run() {\n  const { ask } = await import("./llm");\n  return ask("Name the lock.");\n}\n',
    },
    expected: WRAPPED,
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "a model object of another file, through a wrapper",
    at: "src/answer.ts",
    files: {
      "src/model.ts":
        'import { ChatOpenAI } from "@langchain/openai";\n\nexport const model = new ChatOpenAI({ model: "gpt-4.1", temperature: 0.2 });\n',
      "src/llm.ts": 'import { model } from "./model";\n\nexport const ask = (prompt: string) => model.invoke(prompt);\n',
      "src/answer.ts": `import { ask } from "./llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "src/model.ts": "export const model = new Worker();\n" },
  },
  {
    title: "options spread from a record of another file",
    at: "src/answer.ts",
    files: {
      "src/options.ts": 'export const options = { model: "gpt-4.1", temperature: 0.2 };\n',
      "src/answer.ts":
        'import OpenAI from "openai";\nimport { options } from "./options";\nawait new OpenAI().responses.create({ ...options, input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1 0.2 direct"],
    lookAlike: { "src/answer.ts": 'import { options } from "./options";\n\nsend({ ...options, input: "Name the lock." });\n' },
  },
  {
    title: "options spread in a wrapper",
    at: "src/answer.ts",
    files: {
      "src/options.ts": 'export const options = { model: "gpt-4.1", temperature: 0.2 };\n',
      "src/llm.ts":
        'import OpenAI from "openai";\nimport { options } from "./options";\n\nexport const ask = (input: string) => new OpenAI().responses.create({ ...options, input });\n',
      "src/answer.ts": `import { ask } from "./llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "a static field",
    at: "src/answer.ts",
    files: {
      "src/defaults.ts": 'export class Defaults {\n  static readonly model = "gpt-4.1";\n  static temperature = 0.2;\n}\n',
      "src/answer.ts":
        'import OpenAI from "openai";\nimport { Defaults } from "./defaults";\nawait new OpenAI().responses.create({ model: Defaults.model, temperature: Defaults.temperature, input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1 0.2 direct"],
    lookAlike: { "src/answer.ts": 'import { Defaults } from "./defaults";\n\nconsole.log(Defaults.model);\n' },
  },
  {
    title: "an enumeration of models",
    at: "src/answer.ts",
    files: {
      "src/models.ts": 'export enum Model {\n  Small = "gpt-4.1-mini",\n}\n',
      "src/answer.ts":
        'import OpenAI from "openai";\nimport { Model } from "./models";\nawait new OpenAI().responses.create({ model: Model.Small, input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1-mini absent direct"],
    lookAlike: { "src/answer.ts": 'import { Model } from "./models";\n\nconsole.log(Model.Small);\n' },
  },
  {
    title: "a class whose base stands in another file",
    at: "src/answer.ts",
    files: {
      "src/base.ts": 'import OpenAI from "openai";\n\nexport abstract class Base {\n  protected client = new OpenAI();\n}\n',
      "src/guide.ts":
        'import { Base } from "./base";\n\nexport class Guide extends Base {\n  ask(prompt: string) {\n    return this.client.responses.create({ model: "gpt-4.1", input: prompt, temperature: 0.2 });\n  }\n}\n',
      "src/answer.ts": 'import { Guide } from "./guide";\n\nawait new Guide().ask("Name the lock.");\n',
    },
    expected: WRAPPED,
    lookAlike: {
      "src/guide.ts":
        'import { Base } from "./base";\n\nexport class Guide extends Base {\n  ask(prompt: string) {\n    return this.client.baseURL + prompt;\n  }\n}\n',
    },
  },
  {
    title: "modules that import each other",
    at: "src/answer.ts",
    files: {
      "src/a.ts": `import "./b";\n${ASK}`,
      "src/b.ts": 'import { ask } from "./a";\n\nexport const outline = (text: string) => ask(text);\n',
      "src/answer.ts": 'import { outline } from "./b";\n\nawait outline("Name the lock.");\n',
    },
    expected: WRAPPED,
    lookAlike: { "src/a.ts": `import "./b";\n${NO_MODEL}` },
  },
  {
    title: "configurations that extend each other",
    at: "src/answer.ts",
    files: {
      "tsconfig.json": '{ "extends": "./tsconfig.other.json", "compilerOptions": { "paths": { "llm": ["./src/llm.ts"] } } }\n',
      "tsconfig.other.json": '{ "extends": "./tsconfig.json" }\n',
      "src/llm.ts": ASK,
      "src/answer.ts": `import { ask } from "llm";\n\n${USE}`,
    },
    expected: WRAPPED,
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "CommonJS: a class",
    at: "answer.js",
    files: {
      "guide.js":
        'const OpenAI = require("openai");\n\nclass Guide {\n  constructor() {\n    this.client = new OpenAI();\n  }\n  ask(prompt) {\n    return this.client.responses.create({ model: "gpt-4.1", input: prompt, temperature: 0.2 });\n  }\n}\n\nmodule.exports = Guide;\n',
      "answer.js": 'const Guide = require("./guide");\n\nnew Guide().ask("Name the lock.");\n',
    },
    expected: WRAPPED,
    lookAlike: { "guide.js": "class Guide {\n  ask(prompt) {\n    return prompt;\n  }\n}\n\nmodule.exports = Guide;\n" },
  },
];
