import type { Connection, Position } from "vscode-languageserver";
import type { Services } from "../analysis/services.ts";
import type { Budget, BudgetPart } from "../analysis/tokens/model.ts";
import { omissions } from "../engine/token-report.ts";
import type { Call, Prompt } from "../model/document.ts";
import { grouped, percent } from "../model/figures.ts";
import { plainText, toSource } from "../model/prompt-text.ts";
import type { Analysis } from "./analysis.ts";
import { boundText, levelOf, type Spending, spendingAt } from "./breakdown.ts";
import { counted, money } from "./figures.ts";
import { type Breakdown, type BreakdownPart, REQUESTS, type TokenMap, type WhyParams } from "./protocol.ts";
import type { Session } from "./session.ts";

/** Lines of a map; longer prompts are drawn up to here. */
const MOST_LINES = 5_000;
/** Shades of a line, by its share of the longest. */
const SHADES = 4;

/** What the breakdown panel and the token map are drawn from. */
export function serveBudget(connection: Connection, session: Session): void {
  connection.onRequest(REQUESTS.breakdown, async ({ uri, position }: WhyParams, token): Promise<Breakdown | null> => {
    const analysis = await session.analysis(uri, token);
    return analysis && breakdownAt(analysis, position);
  });
  connection.onRequest(REQUESTS.tokenMap, async ({ uri }: { readonly uri: string }, token): Promise<TokenMap | null> => {
    const analysis = await session.analysis(uri, token);
    return analysis && tokenMap(analysis);
  });
}

export function breakdownAt(analysis: Analysis, position: Position): Breakdown | null {
  const { document, services, places, open } = analysis;
  const here = document && services && spendingAt(document, services, places.offset(position));
  if (!here || !services) return null;
  const { spending, at, prompt, call } = here;
  const { budget, model, mentioned } = spending;
  const { known, reply } = budget;
  const total = counted({ ...known, tokens: known.tokens + (reply ?? 0) });
  const parts = [...budget.parts.filter((it) => it.kind !== "overhead").map(partOf), ...(reply === null ? [] : [replyPart(reply)])];
  return {
    uri: open.uri,
    place: places.position(at),
    title: titleOf(prompt, call),
    model: model?.id ?? mentioned,
    window: model?.window ?? null,
    windowText: model === null ? "" : grouped(model.window),
    total,
    fill: budget.fill === null ? null : percent(budget.fill, "fine"),
    level: levelOf(spending),
    reply,
    summary: parts.map((it) => `${it.name} ${it.text}`).join(", "),
    parts,
    cost: costRows(spending, services, prompt, call),
    notes: notesOf(budget, model === null ? null : model.effective),
  };
}

function titleOf(prompt: Prompt | null, call: Call | null): string {
  return prompt?.name?.replace(/\s+/g, " ").trim() || (call?.callee ?? "Prompt");
}

function partOf({ name, kind, count, sometimes, bound }: BudgetPart): BreakdownPart {
  const isHole = kind === "hole" || kind === "history";
  return {
    name: isHole ? `{${name.replace(/\s+/g, " ").slice(0, 60)}}` : name,
    kind,
    tokens: count?.tokens ?? null,
    atMost: bound?.tokens ?? null,
    certain: count !== null && !sometimes,
    text: count === null ? (bound === undefined ? "?" : boundText(bound)) : `${sometimes ? "+" : ""}${counted(count)}`,
    note: bound?.words ?? (count === null ? "filled in at run time" : ""),
  };
}

function replyPart(reply: number): BreakdownPart {
  return { name: "kept for the reply", kind: "reply", tokens: reply, atMost: null, certain: true, text: grouped(reply), note: "" };
}

/** What is known of the price, by list prices; days and months only where the user said how often it is called. */
export function costRows({ budget, model }: Spending, services: Services, prompt: Prompt | null, call: Call | null): Breakdown["cost"] {
  const cost = prompt === null ? null : services.cost(budget, prompt, call, model);
  if (cost === null) return [];
  const { perDay, turns } = cost;
  const rows: ({ readonly name: string; readonly value: string } | null)[] = [
    {
      name: "Input, each call",
      value:
        cost.inputAtMost !== null && cost.inputAtMost > cost.input
          ? `${money(cost.input)} to ${money(cost.inputAtMost)}`
          : money(cost.input),
    },
    cost.cached === null ? null : { name: `Input, ${grouped(cost.cachedTokens)} tokens of it cached`, value: money(cost.cached) },
    cost.replyAtMost === null ? null : { name: "Reply, as long as is allowed", value: `≤ ${money(cost.replyAtMost)}` },
    cost.reasons ? { name: "Thinking, billed as reply", value: "unknown" } : null,
    turns === null
      ? null
      : { name: `Turn 1, turn ${turns.later}, the history sent whole`, value: `≤ ${money(turns.first)}, ≤ ${money(turns.then)}` },
    perDay === null
      ? null
      : {
          name: `Input, ${grouped(perDay.calls)} calls a day`,
          value: `${money(perDay.input)} a day, ${money(perDay.input * 30)} in 30 days`,
        },
    perDay === null || perDay.withReply === null ? null : { name: "With replies", value: `≤ ${money(perDay.withReply)} a day` },
    { name: "List prices in US dollars, as of", value: services.priceDate },
  ];
  return rows.filter((it) => it !== null);
}

function notesOf({ omitted, known }: Budget, effective: { readonly tokens: number; readonly benchmark: string } | null): string[] {
  const left = omissions(omitted);
  return [
    ...(known.exact
      ? []
      : [known.pending ? "Still counting." : `An estimate, ±${percent(known.error)}: nobody publishes how this model counts.`]),
    ...(left.length === 0 ? [] : [`Not counted: ${left.join(", ")}.`]),
    ...(effective === null ? [] : [`${effective.benchmark} saw this model use about ${grouped(effective.tokens)} tokens well.`]),
  ];
}

/** Tokens of each line of the prompts in a file. */
export function tokenMap({ document, services, places, uri, within }: Analysis): TokenMap {
  if (document === null || services === null) return { lines: [] };
  const tokens = new Map<number, number>();
  for (const prompt of document.prompts) {
    const call = services.callOf(prompt);
    const model = services.model(call?.model ?? prompt.model, call?.vendor);
    for (const { text } of prompt.messages) {
      let at = 0;
      for (const line of text.value.split("\n")) {
        const place = line.trim() === "" ? null : toSource(text, { start: at, end: at + line.length });
        at += line.length + 1;
        if (place === null || (place.uri ?? uri) !== uri || place.start < within.start || place.start > within.end) continue;
        const row = places.line(place.start);
        if (!tokens.has(row) && tokens.size >= MOST_LINES) return drawn(tokens);
        tokens.set(row, (tokens.get(row) ?? 0) + services.tokens(plainText(line, { start: 0, end: line.length }), model).tokens);
      }
    }
  }
  return drawn(tokens);
}

function drawn(tokens: ReadonlyMap<number, number>): TokenMap {
  const most = Math.max(1, ...tokens.values());
  const lines = [...tokens].map(([line, count]) => ({
    line,
    tokens: count,
    shade: Math.min(SHADES - 1, Math.floor((SHADES * count) / most)),
  }));
  return { lines: lines.toSorted((a, b) => a.line - b.line) };
}
