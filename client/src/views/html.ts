/**
 * The page of a panel: what every one of them has in common. Nothing is loaded, no script but its own runs, colours are the theme's.
 * Plain text in, plain text out: a browser without the editor shows it too.
 */
export interface PageParts {
  readonly title: string;
  /** HTML, made with `html`. */
  readonly body: Html;
  /** Rules beyond the common ones. */
  readonly style?: string;
  /** Once for each page: styles and scripts without it are refused. */
  readonly nonce: string;
}

/** Markup that is safe to put into a page. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What stands between the marks is text, unless it is markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  let text = parts[0] ?? "";
  values.forEach((value, i) => {
    text += render(value) + (parts[i + 1] ?? "");
  });
  return new Html(text);
}

function render(value: string | number | Html | readonly Html[]): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return value.map((it) => it.text).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}

/** Links and buttons name a message in `data-send`; a click or Enter sends it to the extension. */
export function page({ title, body, style = "", nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}${style}</style>
</head>
<body>
<main>${body.text}</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

const STYLE = `
body { margin: 0; padding: 20px 24px 28px; color: var(--vscode-foreground, #333); background: var(--vscode-editor-background, #fff);
  font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
main { max-width: 720px; }
h1 { margin: 0 0 2px; font-size: 1.35em; font-weight: 600; }
h2 { margin: 26px 0 8px; font-size: 1em; font-weight: 600; }
p { margin: 0 0 6px; }
.quiet { color: var(--vscode-descriptionForeground, #666); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 10px 5px 0; text-align: left; font-weight: normal; vertical-align: baseline; }
td:last-child, th:last-child { padding-right: 0; }
tbody tr + tr > * { border-top: 1px solid var(--vscode-widget-border, var(--vscode-panel-border, rgba(128, 128, 128, .25))); }
tfoot > tr > * { border-top: 1px solid var(--vscode-foreground, #333); font-weight: 600; }
a { color: var(--vscode-textLink-foreground, #06c); }
button { padding: 4px 11px; border: 1px solid var(--vscode-button-border, transparent); border-radius: 3px; cursor: pointer; font: inherit;
  color: var(--vscode-button-foreground, #fff); background: var(--vscode-button-background, #06c); }
button:hover { background: var(--vscode-button-hoverBackground, #05b); }
button.second { color: var(--vscode-button-secondaryForeground, #333); background: var(--vscode-button-secondaryBackground, #ddd); }
:focus-visible { outline: 1px solid var(--vscode-focusBorder, #06c); outline-offset: 2px; }
`;

const SCRIPT = `
const editor = typeof acquireVsCodeApi === "function" ? acquireVsCodeApi() : { postMessage: (it) => { document.title = JSON.stringify(it); } };
document.addEventListener("click", (event) => {
  const sender = event.target.closest("[data-send]");
  if (sender) editor.postMessage(JSON.parse(sender.dataset.send));
});
`;
