import type { Entry } from "./schema.ts";

/** A call whose arguments stand under their usual names. */
export const chat: Entry = { sites: [{ kind: "call" }] };
/** A call whose first argument is the prompt. */
export const positional: Entry = {
  sites: [{ kind: "call", slots: { prompt: ["#0", "prompt", "messages", "input", "contents", "content", "message", "text", "texts"] } }],
};
/** An agent, a crew, a chain: more than one request may go out. */
export const run: Entry = {
  sites: [
    {
      kind: "call",
      via: "framework",
      slots: {
        prompt: [
          "#0",
          "input",
          "inputs",
          "messages",
          "message",
          "task",
          "user_prompt",
          "prompt",
          "query",
          "user_msg",
          "new_message",
          "newMessage",
        ],
      },
    },
  ],
};
export const agentRun: Entry = {
  sites: [
    { kind: "call", via: "framework", slots: { prompt: ["#1", "input", "prompt"], model: ["#0", "agent", "starting_agent", "model"] } },
  ],
};
/** Fills an index: each document goes to an embedding model. */
export const embeds: Entry = {
  sites: [{ kind: "call", via: "implicit", api: "embeddings", slots: { prompt: ["#0", "documents", "texts", "nodes", "records"] } }],
};
export const embed: Entry = {
  sites: [
    {
      kind: "call",
      api: "embeddings",
      slots: { prompt: ["#0", "input", "texts", "text", "content", "contents", "value", "values", "inputs"] },
    },
  ],
};
export const retrieve: Entry = {
  sites: [{ kind: "retrieval", slots: { query: ["#0", "query", "question"], topK: ["#1", "k", "top_k", "topK", "limit", "n"] } }],
};
/** A search whose parameters stand under their usual names. */
export const search: Entry = { sites: [{ kind: "retrieval" }] };
export const searchFirst: Entry = {
  sites: [{ kind: "retrieval", slots: { query: ["#0", "query", "vector", "q", "query_vector", "queryVector", "search_text"] } }],
};
/** A query engine retrieves, then asks a model. */
export const retrieveAndAsk: Entry = {
  sites: [...(run.sites ?? []), { kind: "retrieval", slots: { query: ["#0", "query", "message", "question"] } }],
};
/** Cuts rows: a retrieval where a model is shown them. */
export const rows: Entry = {
  keeps: "receiver",
  sites: [{ kind: "retrieval", api: "rows", needs: "flow", slots: { query: [], topK: ["#0"] } }],
};
/** A link of a chain that is one query. */
export const link: Entry = { keeps: "receiver" };
export const judge: Entry = { sites: [{ kind: "call", via: "framework" }] };
