import type { Guard, GuardsAnswer } from "../../../server/src/lsp/protocol.ts";
import { ageOf, byPath, FILTERS, FORMATS, type GuardOrder, type GuardState, shownOf } from "./guard-lists.ts";
import { type Html, html, type PageParts } from "./html.ts";

/** More rows help nobody to cut one. */
const MOST_ROWS = 1_000;
const COLUMNS: readonly { readonly order: GuardOrder; readonly name: string; readonly number: boolean }[] = [
  { order: "file", name: "Guard", number: false },
  { order: "subject", name: "About", number: false },
  { order: "age", name: "Age", number: true },
  { order: "tokens", name: "Tokens", number: true },
];

/** Every guard of the workspace as a table. A row is named in messages by its number in the answer. */
export function guardsPage(answer: GuardsAnswer, state: GuardState): Omit<PageParts, "nonce"> {
  const shown = shownOf(answer, state);
  const rows = shown.slice(0, MOST_ROWS);
  const number = new Map(answer.guards.map((it, at) => [it, at]));
  const row = (it: Guard) => rowOf(it, number.get(it) ?? -1, state.order !== "file");
  const groups =
    state.order === "file" ? [...byPath(rows)].map(([path, list]) => groupOf(path, list, row)) : [html`<tbody>${rows.map(row)}</tbody>`];
  const left = shown.length - rows.length;
  const body = html`
<h1>Guards</h1>
<p class="quiet">${answer.guards.length === 0 ? "No defensive instruction in this workspace." : answer.summary}</p>
${
  answer.guards.length === 0
    ? ""
    : html`
<p class="filters" role="group" aria-label="Guards to show">${FILTERS.map((it) => filterButton(it.id, it.label, answer.guards.filter(it.value).length, state))}</p>
<table>
<thead><tr>${COLUMNS.map((it) => heading(it, state))}<th scope="col"><span class="hidden">Delete</span></th></tr></thead>
${groups}
</table>
${left > 0 ? html`<p class="quiet">${left} more: narrow the list.</p>` : ""}
<p class="actions">Export all: ${FORMATS.map(({ label, format }) => html` <button class="second" data-send="${send({ does: "export", format })}">${label}</button>`)}</p>`
}`;
  return { title: "Guards", body, style: STYLE };
}

function send(message: { readonly does: string; readonly [name: string]: string | number }): string {
  return JSON.stringify(message);
}

function filterButton(filter: string, label: string, count: number, state: GuardState): Html {
  const isOn = state.filter === filter;
  // Nothing to show is nothing to choose.
  if (count === 0 && !isOn) return html``;
  return html`<button class="${isOn ? "" : "second"}" aria-pressed="${String(isOn)}" data-send="${send({ does: "filter", filter })}">${label} <span class="count">${count}</span></button> `;
}

function heading({ order, name, number }: (typeof COLUMNS)[number], state: GuardState): Html {
  const isOn = state.order === order;
  const mark = isOn ? html` <span aria-hidden="true">${order === "file" || order === "subject" ? "↑" : "↓"}</span>` : "";
  const direction = isOn ? (order === "file" || order === "subject" ? "ascending" : "descending") : "none";
  return html`<th scope="col" class="${number ? "number" : ""}" aria-sort="${direction}"><button class="plain" data-send="${send({ does: "sort", order })}">${name}${mark}</button></th>`;
}

function groupOf(path: string, guards: readonly Guard[], row: (it: Guard) => Html): Html {
  const tokens = guards.reduce((sum, it) => sum + it.tokens, 0);
  return html`<tbody><tr class="file"><th scope="rowgroup" colspan="3">${path}</th><td class="number">${tokens}</td><td></td></tr>${guards.map(row)}</tbody>`;
}

function rowOf(guard: Guard, at: number, withPath: boolean): Html {
  const { text, about, tokens, days, date, commit, range, path } = guard;
  const place = `${withPath ? `${path}:` : "line "}${range.start.line + 1}`;
  const age = days === null ? "" : ageOf(days);
  const since = date === null ? "" : `last changed on ${date}${commit === null ? "" : ` in ${commit.slice(0, 7)}`}`;
  return html`<tr>
<td class="guard"><a href="#" data-send="${send({ does: "open", at })}">${text}</a><div class="quiet">${place}${marksOf(guard).map(({ kind, words }) => html` <span class="mark ${kind}">${words}</span>`)}</div></td>
<td>${about}</td><td class="number" title="${since}">${age}</td><td class="number">${tokens}</td>
<td class="number"><button class="second small" data-send="${send({ does: "delete", at })}" aria-label="Delete “${text}”">Delete</button></td></tr>`;
}

function marksOf({ path, reasoned, twin, contradicts, echo }: Guard): { readonly kind: string; readonly words: string }[] {
  return [
    { kind: "bad", words: contradicts === null ? "" : `cannot hold beside: ${here(contradicts, path)}` },
    { kind: "idle", words: twin === null ? "" : `again in ${here(twin, path)}` },
    { kind: "idle", words: echo ? "the schema enforces it" : "" },
    { kind: "bare", words: reasoned ? "" : "no reason" },
  ].filter((it) => it.words !== "");
}

/** A place in the same file by its line alone. */
function here(words: string, path: string): string {
  return words.replace(`${path}:`, "line ");
}

const STYLE = `
main { max-width: 980px; }
.filters { display: flex; flex-wrap: wrap; gap: 6px; margin: 14px 0 16px; }
.count { opacity: .7; font-variant-numeric: tabular-nums; margin-left: 3px; }
thead th { position: sticky; top: 0; padding-bottom: 7px; background: var(--vscode-editor-background, #fff); }
button.plain { padding: 0; border: 0; background: none; color: inherit; font-weight: 600; }
button.plain:hover { background: none; text-decoration: underline; }
button.small { padding: 1px 8px; font-size: .92em; visibility: hidden; }
tr:hover button.small, tr:focus-within button.small { visibility: visible; }
tbody tr:hover td { background: var(--vscode-list-hoverBackground, rgba(128, 128, 128, .08)); }
tr.file th { padding-top: 16px; font-weight: 600; }
tr.file td { padding-top: 16px; color: var(--vscode-descriptionForeground, #666); }
td.guard { width: 68%; }
td.guard a { color: inherit; text-decoration: none; overflow-wrap: anywhere; }
td.guard a:hover { text-decoration: underline; }
.mark { display: inline-block; margin-left: 6px; padding: 0 6px; border-radius: 8px; font-size: .9em;
  border: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, .35)); }
.mark.bad { color: var(--vscode-editorError-foreground, #c00); }
.mark.idle { color: var(--vscode-editorWarning-foreground, #96690a); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.actions { margin-top: 20px; }
`;
