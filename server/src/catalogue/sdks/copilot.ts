import type { Entry, Sdk } from "../schema.ts";

const session: Entry = { makes: "copilot.session", slots: { system: ["systemMessage.content", "system_message.content"] } };
const send: Entry = { sites: [{ kind: "call", via: "framework", slots: { prompt: ["prompt", "#0"] } }] };

/** GitHub Copilot SDK. Names from the type declarations of `@github/copilot-sdk` 1.0.14 (2026-11-22); Python spells them with underscores. */
export const COPILOT: readonly Sdk[] = [
  {
    id: "copilot-sdk",
    modules: ["@github/copilot-sdk", "copilot"],
    common: true,
    exports: { CopilotClient: { makes: "copilot.client" }, "joinSession extension.joinSession": session },
    types: {
      "copilot.client": { members: { "createSession resumeSession create_session resume_session": session } },
      "copilot.session": { members: { "send sendAndWait send_and_wait": send } },
    },
  },
];
