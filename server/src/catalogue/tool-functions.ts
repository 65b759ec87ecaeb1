/** What makes a function a tool that a model may call: its result is what the model reads. SDKs of 2026-11. */
export interface ToolMaker {
  /** Import roots. */
  readonly modules: readonly string[];
  /** Functions, or classes whose instances do it by a method: `FastMCP().tool`. */
  readonly names: string;
  /** Where the function is: below the decorator, at an argument (`#0`, `#-1` the last), or under a key of the options. */
  readonly where: "below" | readonly string[];
}

export const TOOL_MAKERS: readonly ToolMaker[] = [
  {
    modules: [
      "langchain_core.tools",
      "langchain.tools",
      "langchain.agents",
      "smolagents",
      "crewai.tools",
      "strands",
      "haystack.tools",
      "agents",
      "claude_agent_sdk",
      "google.adk.tools",
      "agno.tools",
      "anthropic",
      "beeai_framework.tools",
      "agent_framework",
    ],
    names: "tool function_tool beta_tool beta_async_tool ai_function",
    where: "below",
  },
  {
    modules: ["mcp.server.fastmcp", "fastmcp", "mcp.server"],
    names: "FastMCP().tool FastMCP().resource Server().call_tool",
    where: "below",
  },
  { modules: ["pydantic_ai"], names: "Agent().tool Agent().tool_plain FunctionToolset().tool", where: "below" },
  { modules: ["semantic_kernel.functions"], names: "kernel_function", where: "below" },
  {
    modules: ["langchain_core.tools", "langchain.tools", "langchain.agents"],
    names: "StructuredTool.from_function Tool Tool.from_function StructuredTool",
    where: ["func", "coroutine", "#0"],
  },
  {
    modules: ["llama_index.core.tools", "llama_index.tools"],
    names: "FunctionTool.from_defaults FunctionTool",
    where: ["fn", "async_fn", "#0"],
  },
  { modules: ["pydantic_ai", "autogen_core.tools", "google.adk.tools"], names: "Tool FunctionTool", where: ["function", "func", "#0"] },
  {
    modules: ["ai", "@openai/agents", "@openai/agents-core", "@mastra/core", "@strands-agents/sdk", "@voltagent/core"],
    names: "tool dynamicTool createTool",
    where: ["execute", "callback"],
  },
  { modules: ["@langchain/core", "langchain"], names: "tool", where: ["#0"] },
  { modules: ["@langchain/core", "langchain"], names: "DynamicTool DynamicStructuredTool", where: ["func"] },
  { modules: ["@modelcontextprotocol/sdk", "fastmcp"], names: "McpServer().tool McpServer().registerTool", where: ["#-1"] },
  { modules: ["fastmcp"], names: "FastMCP().addTool", where: ["execute"] },
  { modules: ["genkit"], names: "genkit().defineTool", where: ["#-1"] },
  { modules: ["@anthropic-ai/sdk"], names: "betaZodTool betaTool", where: ["run"] },
];

/** Middleware that takes people out of what tools return, where this argument says so. */
export const TOOL_CLEANERS: readonly (readonly [modules: string, name: string, argument: string])[] = [
  ["langchain.agents.middleware", "PIIMiddleware", "apply_to_tool_results"],
  ["langchain", "piiMiddleware", "applyToToolResults"],
  ["langchain", "piiRedactionMiddleware", "applyToToolResults"],
];
