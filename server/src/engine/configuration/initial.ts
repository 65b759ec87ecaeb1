/** A configuration that says what there is to say, and changes nothing: what `init` and the editor's command write. */
export const INITIAL_CONFIGURATION = `{
  // Which rules run: "recommended", "strict" or "all"; or paths of configurations to build on.
  "extends": "recommended",

  // The model of prompts that name none, and what names of deployments stand for.
  // "models": { "default": "gpt-4.1", "aliases": { "support-prod": "gpt-4.1" } },

  // "off", a severity, one severity per grade, or one of these with options: prompt-hygiene explain RULE.
  "rules": {
    // "privacy/pii-literal": ["warning", { "allowDomains": ["our-company.com"] }]
  },

  // Other rules for some files.
  // "overrides": [{ "files": ["evals/**"], "rules": { "determinism/retrieval-no-tiebreak": "off" } }],

  // Functions of yours that clean personal data, and names that are (or are not) personal here.
  // "sanitizers": ["scrub_*"],
  // "sensitiveFields": { "member_no": "identifier", "username": false },

  // Prompt files that no usual name gives away.
  // "formats": [{ "files": "llm/**/*.txt", "format": "prompt-text" }],

  "ignore": []
}
`;
