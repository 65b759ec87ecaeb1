/**
 * Keys of the front matter, by format, for those that no editor completes by itself. Sources: prompty.ai (file format, both versions),
 * google.github.io/dotprompt, docs.cursor.com (rules), code.claude.com (commands, sub-agents), docs.windsurf.com, kiro.dev
 * (steering), docs.cline.bot, as they stood in November 2025 to March 2026.
 */
export const HEADER_KEYS: { readonly [format: string]: { readonly [key: string]: string } } = {
  prompty: {
    name: "Name of the prompt",
    description: "What the prompt is for",
    version: "Version of this prompt",
    authors: "List of authors",
    tags: "List of tags",
    model: "Model, its connection and parameters",
    inputs: "Variables of the template",
    outputs: "Shape of the answer",
    sample: "Values to try the prompt with",
    template: "Template language: jinja2 or mustache",
    tools: "Tools the model may call",
    metadata: "Anything else (version 2)",
  },
  dotprompt: {
    name: "Name of the prompt",
    variant: "Variant of a prompt of this name",
    version: "Version of this prompt",
    description: "What the prompt is for",
    model: "Model: vendor/name",
    config: "Parameters: temperature, maxOutputTokens",
    tools: "Tools the model may call, by name",
    toolDefs: "Tools defined here",
    input: "Variables: schema and default",
    output: "Answer: format and schema",
  },
  "cursor-rule": {
    description: "When the agent should ask for this rule",
    globs: "Files this rule is attached for",
    alwaysApply: "true: sent with every request",
  },
  "claude-command": {
    description: "What the command does",
    "argument-hint": "Arguments, as the list of commands shows them",
    "allowed-tools": "Tools the command may use",
    model: "Model that runs the command",
    "disable-model-invocation": "true: only people start it",
  },
  "claude-agent": {
    name: "Name of the agent",
    description: "When to hand work to it",
    tools: "Tools it may use",
    disallowedTools: "Tools it may not use",
    model: "Model, or inherit",
    permissionMode: "How it asks for permission",
    skills: "Skills it starts with",
    color: "Its colour",
  },
  "windsurf-rule": {
    trigger: "always_on, glob, model_decision or manual",
    description: "When the model should choose this rule",
    globs: "Files this rule is attached for",
  },
  "kiro-steering": {
    inclusion: "always, fileMatch or manual",
    fileMatchPattern: "Files this page is attached for",
  },
  "cline-rule": { paths: "Files this rule is attached for" },
};
