import { commands, Disposable, type ExtensionContext, window, workspace } from "vscode";
import { COMMANDS, type Place } from "../../server/src/lsp/protocol.ts";
import { Comparisons } from "./commands/compare-prompt.ts";
import { createConfiguration } from "./commands/create-configuration.ts";
import { explainRule } from "./commands/explain-rule.ts";
import { fixAll } from "./commands/fix-all.ts";
import { restoreLocked, updateLock } from "./commands/lock.ts";
import { redactFile, redactSelection, restoreRedacted } from "./commands/redact.ts";
import { Rewrites } from "./commands/rewrite-selection.ts";
import { scanWorkspace } from "./commands/scan-workspace.ts";
import { setModel } from "./commands/set-model.ts";
import { Breakdowns } from "./commands/show-breakdown.ts";
import { suppress } from "./commands/suppress.ts";
import { whyHere } from "./commands/why-here.ts";
import { RulePages } from "./rule-pages.ts";
import { type Platform, Server, type ServerState } from "./server.ts";
import { StatusBar } from "./status.ts";
import { whenWorthReading } from "./trigger.ts";
import { GuardsView, guardCommands } from "./views/guards.ts";
import { TokenMaps } from "./views/token-map.ts";

/** What the extension tells other extensions and tests. */
export interface Api {
  serverState(): ServerState;
}

/** The whole extension, in both hosts. */
export function start(context: ExtensionContext, platform: Platform): Api {
  const server = new Server(context, platform);
  const pages = new RulePages(server);
  const guards = new GuardsView(server);
  const comparisons = new Comparisons(server);
  const rewrites = new Rewrites();
  const breakdowns = new Breakdowns(server);
  const tokenMaps = new TokenMaps(server);
  const begin = () => server.client().catch((error: unknown) => void server.channel.error(`The server did not start: ${words(error)}`));

  const handlers: { readonly [command: string]: (...given: never[]) => unknown } = {
    [COMMANDS.scanWorkspace]: () => scanWorkspace(server),
    [COMMANDS.fixAll]: () => fixAll(server),
    [COMMANDS.explainRule]: (ruleId?: string) => explainRule(server, pages, ruleId),
    [COMMANDS.restartServer]: () => server.restart(),
    [COMMANDS.showOutput]: () => server.channel.show(),
    [COMMANDS.createConfiguration]: () => createConfiguration(server),
    [COMMANDS.redactSelection]: () => redactSelection(server, context),
    [COMMANDS.redactFile]: () => redactFile(server, context),
    [COMMANDS.restoreRedacted]: () => restoreRedacted(server, context),
    [COMMANDS.suppress]: (asked: Parameters<typeof suppress>[1]) => suppress(server, asked),
    [COMMANDS.updateLock]: () => updateLock(server),
    [COMMANDS.restoreLocked]: () => restoreLocked(server),
    [COMMANDS.whyHere]: () => whyHere(server),
    [COMMANDS.showBreakdown]: (uri?: string, place?: Place) => breakdowns.show(uri, place),
    [COMMANDS.setModel]: async (uri?: string, place?: Place) => {
      const model = await setModel(server, uri, place);
      if (model !== null) await breakdowns.refresh();
      return model;
    },
    [COMMANDS.tokenMap]: () => tokenMaps.toggle(),
    [COMMANDS.comparePrompt]: () => comparisons.show(),
    [COMMANDS.rewriteSelection]: () => rewrites.rewriteSelection(),
    ...guardCommands(guards),
  };
  for (const [command, handler] of Object.entries(handlers)) {
    context.subscriptions.push(commands.registerCommand(command, (...given: never[]) => guarded(() => handler(...given))));
  }
  context.subscriptions.push(
    server,
    pages,
    guards,
    comparisons,
    rewrites,
    breakdowns,
    tokenMaps,
    new StatusBar(server),
    trigger(begin),
    window.registerUriHandler({ handleUri: (uri) => pages.open(uri) }),
  );
  return { serverState: () => server.state };
}

/** Waits for a file that is worth reading, as long as the setting allows it. */
function trigger(begin: () => unknown): Disposable {
  const isEnabled = () => workspace.getConfiguration("promptHygiene").get("enable", true);
  let waiting: Disposable | null = null;
  const wait = () => {
    if (waiting === null && isEnabled()) waiting = whenWorthReading(() => void begin());
  };
  wait();
  const changes = workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("promptHygiene.enable") && wait());
  return new Disposable(() => {
    changes.dispose();
    waiting?.dispose();
  });
}

/** A command that fails says so once, in words. */
async function guarded(run: () => unknown): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    void window.showErrorMessage(`Prompt Hygiene: ${words(error)}`);
    return undefined;
  }
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
