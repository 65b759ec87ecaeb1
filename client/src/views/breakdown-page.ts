import type { Breakdown, BreakdownPart } from "../../../server/src/lsp/protocol.ts";
import { type Html, html, type PageParts } from "./html.ts";

/** The parts of one request against the window of its model. */
export function breakdownPage(it: Breakdown): Omit<PageParts, "nonce"> {
  const { title, model, parts, total, fill, level, cost, notes } = it;
  const shown = parts.filter((part) => part.tokens !== 0);
  const whole = Math.max(
    it.window ?? 0,
    shown.reduce((sum, part) => sum + size(part), 0),
    1,
  );
  const rows = shown.map((part) => row(part, Math.max(1, ...shown.map(size))));
  const sum = html`<tr><th scope="row">Sent at every run${it.reply === null ? "" : ", with the reply"}</th><td class="number">${total}</td><td></td></tr>`;
  const body = html`
<h1>${title}</h1>
<p class="quiet">${model ?? "No model named"}</p>
<p class="sum ${level ?? ""}"><strong>${total}</strong> ${it.window === null ? "tokens" : html`of ${it.windowText} tokens`}${fill === null ? "" : html` · ${fill}`}</p>
${it.window === null ? "" : windowBar(shown, whole, it.summary)}
<table>
<thead><tr><th scope="col">Part</th><th scope="col" class="number">Tokens</th><th scope="col"></th></tr></thead>
<tbody>${rows}</tbody>
<tfoot>${sum}</tfoot>
</table>
${cost.length === 0 ? "" : html`<h2>Cost</h2><table><tbody>${cost.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td class="number">${value}</td></tr>`)}</tbody></table>`}
${notes.map((note) => html`<p class="quiet note">${note}</p>`)}
<p class="actions"><button data-send="${JSON.stringify({ does: "model" })}">Set model…</button> <button class="second" data-send="${JSON.stringify({ does: "open" })}">Go to the prompt</button> <button class="second" data-send="${JSON.stringify({ does: "map" })}">Token map</button></p>`;
  return { title: "Token Breakdown", body, style: STYLE };
}

/** Of a value that is bounded its most; of one that is not, nothing can be drawn. */
function size({ tokens, atMost }: BreakdownPart): number {
  return tokens ?? atMost ?? 0;
}

function row(part: BreakdownPart, largest: number): Html {
  const { name, kind, text, note } = part;
  const width = Math.round((100 * size(part)) / largest);
  const bar =
    size(part) === 0
      ? ""
      : html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="k-${kind}${part.certain ? "" : " open"}" width="${Math.max(1, width)}" height="6" /></svg>`;
  return html`<tr><th scope="row"><svg class="dot" viewBox="0 0 10 10" aria-hidden="true"><rect class="k-${kind}" width="10" height="10" rx="2" /></svg>${name}${note === "" ? "" : html` <span class="quiet">${note}</span>`}</th><td class="number">${text}</td><td class="share">${bar}</td></tr>`;
}

function windowBar(parts: readonly BreakdownPart[], whole: number, summary: string): Html {
  let at = 0;
  const drawn = parts.map((part) => {
    const width = (1000 * size(part)) / whole;
    const rect = html`<rect class="k-${part.kind}${part.certain ? "" : " open"}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="18" />`;
    at += width;
    return rect;
  });
  return html`<svg class="window" viewBox="0 0 1000 18" preserveAspectRatio="none" role="img" aria-label="${summary}">${drawn}</svg>`;
}

const STYLE = `
.sum { margin: 14px 0 8px; font-size: 1.15em; }
.sum.warning { color: var(--vscode-editorWarning-foreground, #b58900); }
.sum.error { color: var(--vscode-editorError-foreground, #c00); }
.window { display: block; width: 100%; height: 18px; margin: 0 0 18px; border-radius: 4px;
  background: var(--vscode-editorWidget-background, rgba(128, 128, 128, .18)); outline: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, .35)); }
.dot { width: 10px; height: 10px; margin-right: 9px; }
.bar { display: block; width: 100%; height: 6px; border-radius: 3px; }
.share { width: 34%; padding-left: 14px; vertical-align: middle; }
.note { margin-top: 10px; }
.actions { margin-top: 22px; }
.open { opacity: .45; }
.k-system { fill: var(--vscode-charts-blue, #3794ff); }
.k-user { fill: var(--vscode-charts-green, #89d185); }
.k-assistant, .k-history { fill: var(--vscode-charts-yellow, #cca700); }
.k-tool, .k-tools { fill: var(--vscode-charts-purple, #b180d7); }
.k-schema { fill: var(--vscode-terminal-ansiCyan, #11a8cd); }
.k-examples, .k-images { fill: var(--vscode-terminal-ansiBrightBlue, #569cd6); }
.k-hole { fill: var(--vscode-charts-orange, #d18616); }
.k-reply { fill: var(--vscode-descriptionForeground, #888); }
`;
