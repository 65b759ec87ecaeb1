/**
 * Formats of credentials, as their issuers or a public scanner's documentation show them. Facts only: prefix, alphabet, length.
 * `page` shows the format; all pages were read in November 2026. A format no page shows is not here: the keyed rule serves it.
 */
export interface Format {
  readonly name: string;
  readonly prefix: string;
  /** What follows the prefix: alphabet and bounded length. */
  readonly rest: RegExp;
  readonly page: string;
}

const GITHUB = "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/";
const GITLAB = "https://docs.gitlab.com/security/tokens/";
const SLACK = "https://docs.slack.dev/authentication/tokens/";
const STRIPE = "https://docs.stripe.com/keys";
const SECRET_SCANNING = "https://docs.github.com/code-security/reference/secret-security/supported-secret-scanning-patterns";
const AWS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
const SHOPIFY = "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing";

const WORD = (least: number, most: number) => new RegExp(`[A-Za-z0-9_-]{${least},${most}}`);
const ALNUM = (least: number, most = least) => new RegExp(`[A-Za-z0-9]{${least},${most}}`);
const HEX = (least: number, most = least) => new RegExp(`[a-f0-9]{${least},${most}}`);

export const FORMATS: readonly Format[] = [
  {
    name: "OpenAI API key",
    prefix: "sk-proj-",
    rest: WORD(40, 200),
    page: "https://platform.openai.com/docs/api-reference/authentication",
  },
  {
    name: "OpenAI API key",
    prefix: "sk-svcacct-",
    rest: WORD(40, 200),
    page: "https://platform.openai.com/docs/api-reference/authentication",
  },
  {
    name: "OpenAI admin key",
    prefix: "sk-admin-",
    rest: WORD(40, 200),
    page: "https://platform.openai.com/docs/api-reference/administration",
  },
  { name: "Anthropic API key", prefix: "sk-ant-", rest: WORD(24, 160), page: "https://docs.claude.com/en/api/overview" },
  { name: "OpenRouter API key", prefix: "sk-or-v1-", rest: HEX(64), page: "https://openrouter.ai/docs/api-reference/authentication" },
  { name: "OpenAI API key", prefix: "sk-", rest: ALNUM(32, 64), page: "https://platform.openai.com/docs/api-reference/authentication" },
  { name: "Google API key", prefix: "AIza", rest: WORD(35, 35), page: "https://cloud.google.com/docs/authentication/api-keys" },
  { name: "Google OAuth secret", prefix: "GOCSPX-", rest: WORD(28, 28), page: SECRET_SCANNING },
  {
    name: "Google OAuth token",
    prefix: "ya29.",
    rest: WORD(30, 400),
    page: "https://developers.google.com/identity/protocols/oauth2/web-server",
  },
  { name: "AWS access key id", prefix: "AKIA", rest: /[A-Z2-7]{16}/, page: AWS },
  { name: "AWS temporary key id", prefix: "ASIA", rest: /[A-Z2-7]{16}/, page: AWS },
  {
    name: "AWS bearer token",
    prefix: "ABSK",
    rest: /[A-Za-z0-9+/]{109,269}={0,2}/,
    page: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
  },
  { name: "GitHub token", prefix: "ghp_", rest: ALNUM(36), page: GITHUB },
  { name: "GitHub OAuth token", prefix: "gho_", rest: ALNUM(36), page: GITHUB },
  { name: "GitHub user token", prefix: "ghu_", rest: ALNUM(36), page: GITHUB },
  { name: "GitHub server token", prefix: "ghs_", rest: ALNUM(36), page: GITHUB },
  { name: "GitHub refresh token", prefix: "ghr_", rest: ALNUM(36, 76), page: GITHUB },
  { name: "GitHub token", prefix: "github_pat_", rest: /[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/, page: SECRET_SCANNING },
  { name: "GitLab token", prefix: "glpat-", rest: WORD(20, 60), page: GITLAB },
  { name: "GitLab deploy token", prefix: "gldt-", rest: WORD(20, 60), page: GITLAB },
  { name: "GitLab runner token", prefix: "glrt-", rest: WORD(20, 60), page: GITLAB },
  { name: "GitLab trigger token", prefix: "glptt-", rest: HEX(40), page: GITLAB },
  { name: "Slack bot token", prefix: "xoxb-", rest: /\d{9,14}-\d{9,14}-[A-Za-z0-9]{20,34}/, page: SLACK },
  { name: "Slack user token", prefix: "xoxp-", rest: /(?:\d{9,14}-){2,3}[A-Za-z0-9]{20,64}/, page: SLACK },
  { name: "Slack configuration token", prefix: "xoxe-", rest: /\d-[A-Za-z0-9]{100,200}/, page: SLACK },
  { name: "Slack app token", prefix: "xapp-", rest: /\d-[A-Z0-9]{8,14}-\d{9,14}-[a-z0-9]{40,80}/, page: SLACK },
  { name: "Stripe secret key", prefix: "sk_live_", rest: ALNUM(20, 247), page: STRIPE },
  { name: "Stripe restricted key", prefix: "rk_live_", rest: ALNUM(20, 247), page: STRIPE },
  { name: "Stripe webhook secret", prefix: "whsec_", rest: /[A-Za-z0-9+/]{32,64}/, page: "https://docs.stripe.com/webhooks" },
  { name: "Twilio API key", prefix: "SK", rest: HEX(32), page: "https://www.twilio.com/docs/iam/api-keys" },
  {
    name: "SendGrid API key",
    prefix: "SG.",
    rest: /[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/,
    page: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  },
  { name: "Hugging Face token", prefix: "hf_", rest: ALNUM(34, 40), page: "https://huggingface.co/docs/hub/security-tokens" },
  { name: "Groq API key", prefix: "gsk_", rest: ALNUM(52), page: SECRET_SCANNING },
  { name: "Perplexity API key", prefix: "pplx-", rest: ALNUM(40, 60), page: SECRET_SCANNING },
  { name: "xAI API key", prefix: "xai-", rest: ALNUM(70, 90), page: SECRET_SCANNING },
  { name: "Replicate token", prefix: "r8_", rest: ALNUM(37, 40), page: "https://replicate.com/docs/topics/security/api-tokens" },
  { name: "Pinecone API key", prefix: "pcsk_", rest: /[A-Za-z0-9]{4,7}_[A-Za-z0-9]{50,70}/, page: SECRET_SCANNING },
  { name: "LangSmith key", prefix: "lsv2_", rest: /(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}/, page: SECRET_SCANNING },
  {
    name: "Langfuse secret key",
    prefix: "sk-lf-",
    rest: /[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}/,
    page: "https://langfuse.com/docs/api-and-data-platform/features/public-api",
  },
  { name: "Tavily API key", prefix: "tvly-", rest: WORD(28, 64), page: "https://docs.tavily.com/documentation/api-reference/introduction" },
  { name: "Firecrawl API key", prefix: "fc-", rest: HEX(32), page: "https://docs.firecrawl.dev/api-reference/introduction" },
  { name: "E2B API key", prefix: "e2b_", rest: HEX(40), page: "https://e2b.dev/docs/api-key" },
  {
    name: "npm token",
    prefix: "npm_",
    rest: ALNUM(36),
    page: "https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
  },
  { name: "PyPI token", prefix: "pypi-", rest: WORD(80, 300), page: "https://pypi.org/help/#apitoken" },
  { name: "Docker token", prefix: "dckr_pat_", rest: WORD(27, 27), page: SECRET_SCANNING },
  {
    name: "DigitalOcean token",
    prefix: "dop_v1_",
    rest: HEX(64),
    page: "https://www.digitalocean.com/blog/additional-security-for-your-api-tokens",
  },
  {
    name: "DigitalOcean OAuth token",
    prefix: "doo_v1_",
    rest: HEX(64),
    page: "https://www.digitalocean.com/blog/additional-security-for-your-api-tokens",
  },
  { name: "Shopify token", prefix: "shpat_", rest: /[a-fA-F0-9]{32}/, page: SHOPIFY },
  { name: "Shopify secret", prefix: "shpss_", rest: /[a-fA-F0-9]{32}/, page: SHOPIFY },
  { name: "Notion token", prefix: "ntn_", rest: ALNUM(40, 50), page: "https://developers.notion.com/changelog" },
  { name: "Linear API key", prefix: "lin_api_", rest: ALNUM(40), page: SECRET_SCANNING },
  { name: "Figma token", prefix: "figd_", rest: WORD(40, 48), page: SECRET_SCANNING },
  { name: "Postman API key", prefix: "PMAK-", rest: /[a-f0-9]{24}-[a-f0-9]{34}/, page: SECRET_SCANNING },
  {
    name: "New Relic key",
    prefix: "NRAK-",
    rest: /[A-Z0-9]{27}/,
    page: "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/",
  },
  { name: "Sentry token", prefix: "sntrys_", rest: /[A-Za-z0-9_=+/-]{60,400}/, page: "https://docs.sentry.io/account/auth-tokens/" },
  { name: "Databricks token", prefix: "dapi", rest: HEX(32), page: SECRET_SCANNING },
  {
    name: "HashiCorp Vault token",
    prefix: "hvs.",
    rest: WORD(24, 200),
    page: "https://developer.hashicorp.com/vault/docs/concepts/tokens",
  },
  { name: "Terraform token", prefix: "atlasv1.", rest: WORD(60, 80), page: SECRET_SCANNING },
  { name: "Atlassian token", prefix: "ATATT3", rest: /[A-Za-z0-9_=-]{150,220}/, page: SECRET_SCANNING },
  { name: "Airtable token", prefix: "pat", rest: /[A-Za-z0-9]{14}\.[a-f0-9]{64}/, page: SECRET_SCANNING },
  { name: "Supabase key", prefix: "sbp_", rest: HEX(40), page: SECRET_SCANNING },
  { name: "Supabase secret key", prefix: "sb_secret_", rest: WORD(30, 44), page: "https://supabase.com/docs/guides/api/api-keys" },
  { name: "PlanetScale password", prefix: "pscale_pw_", rest: WORD(32, 64), page: SECRET_SCANNING },
  { name: "Square token", prefix: "EAAA", rest: WORD(60, 60), page: SECRET_SCANNING },
  { name: "Mailchimp key", prefix: "mailchimp-", rest: /[a-f0-9]{32}-us\d{1,2}/, page: "https://mailchimp.com/help/about-api-keys/" },
  {
    name: "Grafana token",
    prefix: "glsa_",
    rest: /[A-Za-z0-9]{32}_[a-f0-9]{8}/,
    page: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
  },
  {
    name: "Age secret key",
    prefix: "AGE-SECRET-KEY-1",
    rest: /[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/,
    page: "https://github.com/FiloSottile/age",
  },
];
