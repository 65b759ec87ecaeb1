import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "context/history-unbounded",
  summary: "A conversation that only grows is sent whole at each call",
  profile: "strict",
  grades: { server: "warning", elsewhere: "info" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { document, services }) {
    const call = services.callOf(prompt);
    if (call === null || call.api === "embeddings" || call.confidence === "shape") return;
    // The server cuts, sums up or keeps the conversation itself.
    if ((call.slots.memory?.state ?? "absent") !== "absent") return;
    const seen = new Set<string>();
    const origins = [...services.orders(prompt), ...prompt.holes.flatMap((it) => services.origins(prompt, it))];
    for (const { label, name, path, confidence } of origins) {
      const [source] = path;
      if (label !== "growing" || confidence !== "high" || source === undefined || seen.has(name)) continue;
      seen.add(name);
      const isServer = document.context === "server" || document.context === "app";
      yield {
        grade: isServer ? "server" : "elsewhere",
        span: source.span,
        ...(source.uri === document.uri ? {} : { uri: source.uri }),
        message: `\`${name.slice(0, 40)}\` only grows, and every call sends all of it: cut it by tokens, keeping the system message`,
        data: { name },
        flow: path,
      };
    }
  },
});
