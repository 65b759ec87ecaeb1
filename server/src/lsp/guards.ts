import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { datedGuards, type GuardEntry, sumOf, writeGuards } from "../engine/guard-table.ts";
import type { GuardRow } from "../engine/guards.ts";
import type { History } from "../engine/history.ts";
import { diffPage } from "../engine/prompt-diff.ts";
import { canonical, nameOf } from "../engine/uri.ts";
import { workspaceEdit } from "./edits.ts";
import {
  type CompareAnswer,
  type CompareParams,
  type EditResult,
  type Guard,
  type GuardPlace,
  type GuardsAnswer,
  type GuardsExportParams,
  type GuardsParams,
  REQUESTS,
} from "./protocol.ts";
import { breathe } from "./pump.ts";
import type { Session } from "./session.ts";

/** Milliseconds of work between two pauses for other requests. */
const SLICE = 50;

interface Dated {
  readonly row: GuardRow;
  readonly entry: GuardEntry;
}

/** The guards of the workspace: listing, deleting, exporting, and comparing a prompt with its past. */
export function serveGuards(connection: Connection, session: Session, history: History | null, today: () => string): void {
  const all = async ({ trusted }: GuardsParams, token: CancellationToken): Promise<Dated[]> => {
    const found: Dated[] = [];
    let breath = performance.now();
    for (const root of session.folders.uris.toSorted()) {
      const workspace = session.folders.of(root);
      const rows: GuardRow[] = [];
      for await (const part of workspace.scanGuards([root])) {
        if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
        rows.push(...part.rows);
        if (performance.now() - breath < SLICE) continue;
        await breathe();
        breath = performance.now();
      }
      const entries = await datedGuards(rows, trusted ? history : null, workspace, today());
      for (const [at, entry] of entries.entries()) found.push({ row: rows[at] as GuardRow, entry });
    }
    return found;
  };
  connection.onRequest(REQUESTS.guards, async (asked: GuardsParams, token): Promise<GuardsAnswer> => {
    const found = await all(asked, token);
    const guards: Guard[] = [];
    for (const it of found) guards.push(...(await shown(it, session)));
    return { guards, summary: sumOf(found.map((it) => it.entry)) };
  });
  connection.onRequest(REQUESTS.exportGuards, async ({ format, ...asked }: GuardsExportParams, token) => {
    const found = await all(asked, token);
    return {
      text: writeGuards(
        found.map((it) => it.entry),
        format,
      ),
    };
  });
  connection.onRequest(REQUESTS.deleteGuard, (place: GuardPlace) => deletion(place, session));
  connection.onRequest(REQUESTS.compare, (asked: CompareParams) => compared(asked, session, history));
}

/** The lines of a notebook's cell can only be shown while it is open. */
async function shown({ row, entry }: Dated, session: Session): Promise<Guard[]> {
  const place = await session.place({ uri: row.uri, span: row.span });
  if (place === null) return [];
  const { path, text, guard: about, tokens, reasoned, twin, contradicts, echo, commit, date, days } = entry;
  return [
    {
      uri: place.uri,
      range: place.range,
      file: row.uri,
      ...row.span,
      path,
      text,
      about,
      tokens,
      reasoned,
      twin,
      contradicts,
      echo,
      commit,
      date,
      days,
    },
  ];
}

async function deletion({ file, start, end, text }: GuardPlace, session: Session): Promise<EditResult> {
  const edit = await session.folders.of(file).guardDeletion(file, { start, end }, text);
  return edit
    ? { edit: await workspaceEdit([{ uri: file, ...edit }], session), failure: null }
    : { edit: null, failure: "The text has changed meanwhile, or the guard cannot be cut out alone" };
}

async function compared({ uri, revision, trusted }: CompareParams, session: Session, history: History | null): Promise<CompareAnswer> {
  const fail = (failure: string): CompareAnswer => ({ page: null, failure });
  if (history === null) return fail("There is no git here");
  if (!trusted) return fail("Trust this workspace first: git runs with the settings of the repository");
  const file = canonical(uri);
  const text = await history.at(file, revision);
  if (text === null) return fail(`Git has no ${nameOf(file)} in ${revision}`);
  const diff = await session.folders.of(file).compare({ uri: file, text }, { uri: file, text: null });
  return diff === null
    ? fail("No prompt can be read on one of the two sides")
    : { page: diffPage(diff, `${nameOf(file)} since ${revision}`), failure: null };
}
