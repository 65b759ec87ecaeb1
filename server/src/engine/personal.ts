import { PERSONAL, RECORDS } from "../analysis/flow/labels.ts";
import { loggedPrompts } from "../analysis/flow/logged.ts";
import { originsOf } from "../analysis/flow/origins.ts";
import { redactorIn } from "../analysis/flow/redactions.ts";
import type { SearchContext } from "../analysis/flow/search.ts";
import { toolFunctions } from "../analysis/flow/tool-functions.ts";
import type { Services } from "../analysis/services.ts";
import { sharedStores } from "../analysis/shared/stores.ts";
import type { Program } from "../model/program.ts";
import type { Edit } from "../model/text.ts";
import { textOf as textAt } from "../recognise/texts.ts";
import { writeText } from "../recognise/write.ts";
import type { ReadFile } from "./read.ts";

/** Where people's data goes besides prompts, and what fixes need to keep it back. */
export function personalServices(
  { file, document, facts }: ReadFile,
  context: SearchContext,
  textOf: (uri: string) => string,
): Pick<Services, "toolResults" | "slotOrigins" | "imports" | "redactor" | "sharedStores" | "loggedPrompts"> {
  if (facts === null)
    return {
      toolResults: () => [],
      slotOrigins: () => [],
      imports: () => null,
      redactor: () => null,
      sharedStores: () => [],
      loggedPrompts: () => [],
    };
  const { program, things } = facts;
  return {
    sharedStores: () =>
      sharedStores(program, things, facts.constants, (value) => {
        const text = textAt(value, { home: things, frame: null });
        return text && writeText(text, things);
      }),
    loggedPrompts: () =>
      loggedPrompts(facts.sites, things).map(({ name }) => ({
        name: name.name,
        span: { start: name.start, end: name.end },
        origins: originsOf(name, things, context, textOf, { labels: PERSONAL | RECORDS }).filter(
          (it) => it.confidence !== "low" && !it.weakened && !(it.category !== null && context.isLawful(it.category.id)),
        ),
      })),
    toolResults: () =>
      toolFunctions(program, document.tools, things).flatMap(({ func, name, description }) =>
        things.returnsOf(func).flatMap((it) => {
          const origins = originsOf(it, things, context, textOf, { labels: RECORDS, spelled: true });
          return origins.length === 0 ? [] : [{ name, description, span: { start: it.start, end: it.end }, origins }];
        }),
      ),
    slotOrigins: (call, name) => {
      const slot = facts.siteOf(call.id)?.slot(name);
      const found = (slot?.state === "set" ? slot.values : []).flatMap((it) => originsOf(it, things, context, textOf));
      return found.filter(({ category }) => category === null || !context.isLawful(category.id));
    },
    imports: (lines) => importing(lines, file.text, program),
    redactor: () => redactorIn(program, context.sanitizers),
  };
}

function importing(lines: readonly string[], text: string, { insertImportAt: at }: Program): Edit {
  const written = new Set(text.split(/\r?\n/));
  const before = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
  const missing = lines.filter((it) => !written.has(it));
  return { span: { start: at, end: at }, text: missing.length === 0 ? "" : `${before}${missing.join("\n")}\n` };
}
