import { readMustache } from "./mustache.ts";
import { readExpression, readSemanticKernel } from "./semantic-kernel.ts";
import { readEjs, readGo, readJinja, readLiquid } from "./statements.ts";
import type { Tag } from "./tag.ts";

export type TemplateName =
  | "jinja"
  | "liquid"
  | "go"
  | "ejs"
  | "handlebars"
  | "mustache"
  | "semantic-kernel"
  | "expressions"
  | "fstring"
  | "braces"
  | "dollar"
  | "arguments";

/** A language whose tags stand between delimiters. Where two delimiters begin alike, the longer one comes first. */
export interface DelimitedLanguage {
  readonly name: TemplateName;
  readonly delimiters: readonly Delimiter[];
  /** Characters beside a delimiter that take the whitespace next to the tag away. */
  readonly trim: string;
  /** A tag that is alone on its line, and prints nothing, takes the line with it. */
  readonly standalone: boolean;
  /** What a tag says; `inside` is the text between the delimiters and trim marks. */
  readonly read: (inside: string, open: string) => Tag;
}

export interface Delimiter {
  readonly open: string;
  readonly close: string;
  readonly kind: "tag" | "comment";
}

/** A language whose holes are told by a pattern alone; groups `name`, `filter`, `fallback`. Linear and bounded. */
export interface PatternLanguage {
  readonly name: TemplateName;
  readonly pattern: RegExp;
  /** Doubled units that stand for one. */
  readonly escapes: { readonly [source: string]: string };
  readonly role: "value" | "include";
}

export type TemplateLanguage = DelimitedLanguage | PatternLanguage;

const tag = (open: string, close: string): Delimiter => ({ open, close, kind: "tag" });
const comment = (open: string, close: string): Delimiter => ({ open, close, kind: "comment" });

const MUSTACHE_TAGS = [comment("{{!", "}}"), tag("{{{", "}}}"), tag("{{", "}}")];

export const TEMPLATE_LANGUAGES: { readonly [Name in TemplateName]: TemplateLanguage } = {
  jinja: {
    name: "jinja",
    delimiters: [comment("{#", "#}"), tag("{%", "%}"), tag("{{", "}}")],
    trim: "-+",
    standalone: false,
    read: readJinja,
  },
  liquid: { name: "liquid", delimiters: [tag("{%", "%}"), tag("{{", "}}")], trim: "-", standalone: false, read: readLiquid },
  go: { name: "go", delimiters: [tag("{{", "}}")], trim: "-", standalone: false, read: readGo },
  ejs: {
    name: "ejs",
    delimiters: [comment("<%#", "%>"), tag("<%%", ""), tag("<%=", "%>"), tag("<%-", "%>"), tag("<%", "%>")],
    trim: "-_",
    standalone: false,
    read: readEjs,
  },
  handlebars: {
    name: "handlebars",
    delimiters: [comment("{{!--", "--}}"), comment("{{~!--", "--}}"), comment("{{~!", "}}"), tag("{{{{", "}}}}"), ...MUSTACHE_TAGS],
    trim: "~",
    standalone: true,
    read: readMustache,
  },
  mustache: { name: "mustache", delimiters: MUSTACHE_TAGS, trim: "", standalone: true, read: readMustache },
  "semantic-kernel": { name: "semantic-kernel", delimiters: [tag("{{", "}}")], trim: "", standalone: false, read: readSemanticKernel },
  // POML: JavaScript between the braces.
  expressions: { name: "expressions", delimiters: [tag("{{", "}}")], trim: "", standalone: false, read: readExpression },
  // Format strings of Python: str.format, LangChain's default.
  fstring: {
    name: "fstring",
    pattern: /\{\{|\}\}|\{(?<name>[A-Za-z_]\w{0,63}(?:\.\w{1,64}|\[[^\]{}\n]{1,64}\]){0,8})(?<filter>![rsa])?(?::[^{}\n]{0,40})?\}/g,
    escapes: { "{{": "{", "}}": "}" },
    role: "value",
  },
  // Plain substitution of known names, without an escape: crewAI, StringTemplate, `text.replace("{name}", …)`.
  braces: { name: "braces", pattern: /\{(?<name>[A-Za-z_][\w.-]{0,63})\}/g, escapes: {}, role: "value" },
  // Variables of VS Code prompt files: `${selection}`, `${input:name:placeholder}`.
  dollar: {
    name: "dollar",
    pattern: /\$\{(?<name>(?:input:)?[A-Za-z][\w-]{0,63})(?::(?<fallback>[^}\n]{0,300}))?\}/g,
    escapes: {},
    role: "value",
  },
  // Claude Code commands and skills: `$ARGUMENTS`, `$1`, and the output of !`command`.
  arguments: {
    name: "arguments",
    pattern: /(?<name>\$ARGUMENTS(?:\[\d{1,3}\])?|\$[0-9](?!\w|[.,]\d)|!`[^`\n]{1,300}`)/g,
    escapes: {},
    role: "value",
  },
};

/**
 * The language of a prompt whose file name does not tell. Null where braces seem to be text: a wrong hole hides text from
 * every rule, a missed one only leaves its name in it.
 */
export function detectTemplate(text: string): TemplateName | null {
  if (/\{%-?\s{0,8}(?:if|for|set|include|block|macro|raw|import|extends|endif|endfor)\b/.test(text)) return "jinja";
  if (/\{\{[#/^]\s{0,8}[A-Za-z_]|\{\{\s{0,8}(?:else|role)\b|\{\{>/.test(text)) return "handlebars";
  if (/\{\{\s{0,8}\$[A-Za-z_]/.test(text)) return "semantic-kernel";
  if (/\{\{[-~]?\s{0,8}[A-Za-z_][\w.]{0,63}(?:\[[^\]\n]{1,40}\])?\s{0,8}(?:\|[^{}\n]{1,120})?[-~]?\}\}/.test(text)) return "jinja";
  // Names of one word in lower or upper case; `{Name of the user}` and sets of mathematics are text.
  const names = text.match(/(?<![{}$\\\w])\{[a-z_][a-z0-9_]{1,63}\}(?!\})|(?<![{}$\\\w])\{[A-Z_][A-Z0-9_]{2,63}\}(?!\})/g);
  if (names === null) return null;
  return /\{\{\s{0,8}["'\n]|\{\{$/m.test(text) ? "fstring" : "braces";
}
