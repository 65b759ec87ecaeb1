import type { CrossFileCase } from "./case.ts";

const ASK = `import OpenAI from "openai";

const client = new OpenAI();

export async function ask(prompt: string, model = "gpt-4.1") {
  const reply = await client.chat.completions.create({
    model,
    messages: [{ role: "user", content: prompt }],
    temperature: 0.2,
  });
  return reply.choices[0].message.content;
}
`;
const NO_MODEL = `export async function ask(prompt: string, model = "gpt-4.1") {
  return [prompt, model].join();
}
`;
const USE = 'await ask("Name the lock at kilometre four.");\n';
const CREATE = 'await client.responses.create({ model: "gpt-4.1", input: "Name the lock." });\n';

/** Written from the language's rules of importing. */
export const TYPESCRIPT: readonly CrossFileCase[] = [
  {
    title: "a client made in another module",
    at: "src/answer.ts",
    files: {
      "src/client.ts": 'import OpenAI from "openai";\n\nexport const client = new OpenAI();\n',
      "src/answer.ts": `import { client } from "./client";\n\n${CREATE}`,
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "src/answer.ts": 'import { client } from "./client";\n\nawait client.close({ model: "gpt-4.1" });\n' },
  },
  {
    title: "a client that is the default",
    at: "src/answer.ts",
    files: {
      "src/client.ts": 'import OpenAI from "openai";\n\nconst openai = new OpenAI();\nexport default openai;\n',
      "src/answer.ts": `import client from "./client";\n\n${CREATE}`,
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "src/answer.ts": 'import client from "./client";\n\nclient.apiKey = "none";\nlog(client);\n' },
  },
  {
    title: "a file named with its emitted ending",
    at: "src/answer.ts",
    files: { "src/llm.ts": ASK, "src/answer.ts": `import { ask } from "./llm.js";\n\n${USE}` },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "a constant of another module",
    at: "src/answer.ts",
    files: {
      "src/constants.ts": 'export const MODEL = "gpt-4.1-mini";\nexport const TEMPERATURE = 0.4;\n',
      "src/answer.ts":
        'import OpenAI from "openai";\nimport { MODEL, TEMPERATURE } from "./constants";\n\nawait new OpenAI().responses.create({ model: MODEL, temperature: TEMPERATURE, input: "Name the lock." });\n',
    },
    expected: ["call 4 gpt-4.1-mini 0.4 direct"],
    lookAlike: { "src/answer.ts": 'import { MODEL } from "./constants";\n\nconsole.log(MODEL);\n' },
  },
  {
    title: "a namespace",
    at: "src/answer.ts",
    files: { "src/llm.ts": ASK, "src/answer.ts": 'import * as llm from "./llm";\n\nawait llm.ask("Name the lock.", "gpt-4o");\n' },
    expected: ["call 3 gpt-4o 0.2 wrapper"],
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "everything handed on",
    at: "src/answer.ts",
    files: {
      "src/llm/index.ts": 'export * from "./chat";\nexport * from "./other";\n',
      "src/llm/chat.ts": ASK,
      "src/llm/other.ts": "export const limit = 3;\n",
      "src/answer.ts": `import { ask } from "./llm";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/llm/chat.ts": NO_MODEL },
  },
  {
    title: "handed on under another name",
    at: "src/answer.ts",
    files: {
      "src/index.ts": 'export { ask as describe } from "./llm";\n',
      "src/llm.ts": ASK,
      "src/answer.ts": 'import { describe } from "./index";\n\nawait describe("Name the lock.");\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/llm.ts": NO_MODEL },
  },
  {
    title: "a namespace that is handed on",
    at: "src/answer.ts",
    files: {
      "src/index.ts": 'export * as llm from "./deep/llm";\n',
      "src/deep/llm.ts": ASK,
      "src/answer.ts": 'import { llm } from "./index";\n\nawait llm.ask("Name the lock.");\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/deep/llm.ts": NO_MODEL },
  },
  {
    title: "a path alias",
    at: "apps/web/pages/answer.ts",
    files: {
      "apps/web/tsconfig.json": '{ // aliases\n  "compilerOptions": { "baseUrl": ".", "paths": { "#lib/*": ["library/*"], }, },\n}\n',
      "apps/web/library/llm.ts": ASK,
      "apps/web/pages/answer.ts": `import { ask } from "#lib/llm";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "apps/web/tsconfig.json": '{ "compilerOptions": { "paths": { "#lib/*": ["elsewhere/*"] } } }\n' },
  },
  {
    title: "a path alias of one file",
    at: "src/answer.ts",
    files: {
      "tsconfig.json": '{ "compilerOptions": { "paths": { "model": ["./src/llm.ts"] } } }\n',
      "src/llm.ts": ASK,
      "src/answer.ts": `import { ask } from "model";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "tsconfig.json": "{}\n" },
  },
  {
    title: "a folder that modules are looked up in",
    at: "src/pages/answer.ts",
    files: {
      "tsconfig.json": '{ "compilerOptions": { "baseUrl": "src" } }\n',
      "src/library/llm.ts": ASK,
      "src/pages/answer.ts": `import { ask } from "library/llm";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "tsconfig.json": '{ "compilerOptions": {} }\n' },
  },
  {
    title: "a package of the workspace",
    at: "apps/web/answer.ts",
    files: {
      "packages/llm/package.json": '{ "name": "@harbour/llm", "main": "./dist/index.js" }\n',
      "packages/llm/src/index.ts": 'export { ask } from "./chat.js";\n',
      "packages/llm/src/chat.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "@harbour/llm";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "packages/llm/package.json": '{ "name": "@harbour/other", "main": "./dist/index.js" }\n' },
  },
  {
    title: "a file of a package of the workspace",
    at: "apps/web/answer.ts",
    files: {
      "packages/llm/package.json": '{ "name": "@harbour/llm" }\n',
      "packages/llm/src/chat.ts": ASK,
      "apps/web/answer.ts": `import { ask } from "@harbour/llm/chat";\n\n${USE}`,
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "packages/llm/src/chat.ts": NO_MODEL },
  },
  {
    title: "CommonJS: named",
    at: "answer.js",
    files: {
      "llm.js":
        'const OpenAI = require("openai");\nconst client = new OpenAI();\n\nasync function ask(prompt) {\n  return client.responses.create({ model: "gpt-4.1", input: prompt });\n}\n\nmodule.exports = { ask };\n',
      "answer.js": 'const { ask } = require("./llm");\n\nask("Name the lock.");\n',
    },
    expected: ["call 3 gpt-4.1 unknown wrapper"],
    lookAlike: { "llm.js": "function ask(prompt) {\n  return prompt;\n}\n\nmodule.exports = { ask };\n" },
  },
  {
    title: "CommonJS: the module is the client",
    at: "answer.js",
    files: {
      "client.js": 'const OpenAI = require("openai");\n\nmodule.exports = new OpenAI();\n',
      "answer.js": 'const client = require("./client");\n\nclient.responses.create({ model: "gpt-4.1", input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: {
      "client.js": "module.exports = new Transport();\n",
      "answer.js": 'const client = require("./client");\n\nclient.publish({ model: "gpt-4.1", input: "Name the lock." });\n',
    },
  },
  {
    title: "CommonJS: handed on",
    at: "answer.js",
    files: {
      "index.js": 'module.exports = require("./llm");\n',
      "llm.js": 'const OpenAI = require("openai");\n\nexports.client = new OpenAI();\n',
      "answer.js": 'const { client } = require("./index");\n\nclient.responses.create({ model: "gpt-4.1", input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "answer.js": 'const { client } = require("./index");\n\nclient.close();\n' },
  },
  {
    title: "CommonJS: spread into one record",
    at: "answer.js",
    files: {
      "index.js": 'module.exports = { ...require("./llm"), version: 2 };\n',
      "llm.js": 'const OpenAI = require("openai");\nconst client = new OpenAI();\n\nmodule.exports = { client };\n',
      "answer.js": 'const shared = require("./index");\n\nshared.client.responses.create({ model: "gpt-4.1", input: "Name the lock." });\n',
    },
    expected: ["call 3 gpt-4.1 absent direct"],
    lookAlike: { "answer.js": 'const shared = require("./index");\n\nshared.version.toString();\n' },
  },
  {
    title: "a method of a class",
    at: "src/answer.ts",
    files: {
      "src/guide.ts": `import Anthropic from "@anthropic-ai/sdk";

export class Guide {
  private readonly client = new Anthropic();

  answer(question: string) {
    return this.client.messages.create({ model: "claude-haiku-4-5", max_tokens: 300, messages: [{ role: "user", content: question }] });
  }

  describe() {
    return "a guide";
  }
}
`,
      "src/answer.ts": 'import { Guide } from "./guide";\n\nconst guide = new Guide();\nawait guide.answer("Where do boats turn?");\n',
    },
    expected: ["call 4 claude-haiku-4-5 unknown wrapper"],
    lookAlike: { "src/answer.ts": 'import { Guide } from "./guide";\n\nconst guide = new Guide();\nguide.describe();\n' },
  },
  {
    title: "a wrapper of a wrapper",
    at: "src/answer.ts",
    files: {
      "src/llm.ts": ASK,
      "src/texts.ts": 'import { ask } from "./llm";\n\nexport const summarise = (text: string) => ask(`Sum up: ${text}`);\n',
      "src/answer.ts": 'import { summarise } from "./texts";\n\nawait summarise("The tide table of May.");\n',
    },
    expected: ["call 3 gpt-4.1 0.2 wrapper"],
    lookAlike: { "src/texts.ts": "export const summarise = (text: string) => text.slice(0, 80);\n" },
  },
  {
    title: "a record of settings",
    at: "src/answer.ts",
    files: {
      "src/settings.ts": 'export const settings = { answer: { model: "gpt-4.1", temperature: 0.7 } };\n',
      "src/answer.ts":
        'import OpenAI from "openai";\nimport { settings } from "./settings";\n\nawait new OpenAI().responses.create({ model: settings.answer.model, temperature: settings.answer.temperature, input: "Name the lock." });\n',
    },
    expected: ["call 4 gpt-4.1 0.7 direct"],
    lookAlike: { "src/answer.ts": 'import { settings } from "./settings";\n\nsend({ ...settings.answer, input: "Name the lock." });\n' },
  },
];
