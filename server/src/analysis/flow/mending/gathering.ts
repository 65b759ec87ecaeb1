import type { Call, Name, Value } from "../../../model/program.ts";
import { rootsOf } from "../../../resolve/definitions.ts";
import type { Things } from "../../../resolve/things.ts";
import type { Mend } from "../../services.ts";
import { calleeName } from "../callees.ts";
import type { Reached } from "../search.ts";

/** Results in the order in which the work was given out, whatever finishes first: the work itself stays parallel. */
export function inInputOrder({ at, home }: Reached): Mend | null {
  const call = home.bindings.sites.find((it) => it.call === at)?.call;
  if (call === undefined || home.origin.host !== "python") return null;
  const { path, last } = calleeName(call, home);
  if (last === "imap_unordered" && call.callee.kind === "member") {
    const { keySpan } = call.callee;
    return { title: "Use `imap`, which keeps the order", edits: [{ uri: home.origin.uri, span: keySpan, text: "imap" }] };
  }
  const [given, ...more] = call.args;
  if (given === undefined || more.length > 0 || given.name !== null || given.spread || !isOrdered(given.value, home)) return null;
  if (path === "concurrent.futures.as_completed") return submitted(call, given.value, home);
  return path === "asyncio.as_completed" ? awaited(call, given.value, home) : null;
}

/** Futures run whether or not anybody waits: going through them as they were submitted waits for no longer. */
function submitted(call: Call, futures: Value, { origin }: Things): Mend {
  const text = origin.text.slice(futures.start, futures.end);
  return { title: `Go through ${quoted(text)} in its own order`, edits: [{ uri: origin.uri, span: call, text }] };
}

/** `for it in asyncio.as_completed(jobs)` with `await it` becomes `for it in await asyncio.gather(*jobs)` with `it`. */
function awaited(call: Call, jobs: Value, { origin, bindings }: Things): Mend | null {
  if (call.callee.kind !== "member") return null;
  const { uri, text } = origin;
  const loop = bindings.sites.flatMap((it) => it.loops).find((it) => it.kind === "loop" && it.over === call);
  const target = loop?.kind === "loop" ? loop.targets[0]?.place : undefined;
  if (loop?.kind !== "loop" || target?.kind !== "name" || loop.targets.length > 1) return null;
  // With an `async for` each result is there already, and one that failed must not end the loop before its handler is reached.
  if (/\basync\s+$/.test(text.slice(Math.max(0, loop.start - 12), loop.start)) || /^async\b/.test(text.slice(loop.start, loop.start + 6)))
    return null;
  const body = text.slice(call.end, loop.end);
  if (/\btry\s*:/.test(body)) return null;
  const uses = usesIn(target, body);
  const waits = uses.map((at) => ({ at, wait: /\bawait\s+$/.exec(body.slice(Math.max(0, at - 12), at))?.[0].length ?? 0 }));
  if (waits.length === 0 || waits.some((it) => it.wait === 0)) return null;
  const made = text.slice(jobs.start, jobs.end);
  return {
    title: "Gather in input order",
    edits: [
      {
        uri,
        span: { start: call.start, end: call.end },
        text: `await ${text.slice(call.callee.object.start, call.callee.object.end)}.gather(*${made})`,
      },
      ...waits.map(({ at, wait }) => ({ uri, span: { start: call.end + at - wait, end: call.end + at }, text: "" })),
    ],
  };
}

/** Where a name stands in a text; in strings and comments too, where nothing precedes it that makes it a use. */
function usesIn({ name }: Name, text: string): number[] {
  return [...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].flatMap((it) => (it[0] === name && text[it.index - 1] !== "." ? [it.index] : []));
}

/** A list, a dictionary or a comprehension of either, as this file makes it: a set has no order that could be kept. */
function isOrdered(value: Value, home: Things): boolean {
  if (value.kind === "list" || value.kind === "each") return value.ordered;
  if (value.kind === "record") return true;
  if (value.kind !== "name") return false;
  const roots = home.bindings.definitionsOf(value).flatMap((it) => rootsOf(it));
  return (
    roots.length > 0 &&
    roots.every((it) => it.kind === "value" && it.path.length === 0 && it.value.kind !== "name" && isOrdered(it.value, home))
  );
}

function quoted(text: string): string {
  return text.length <= 30 && !text.includes("\n") ? `\`${text}\`` : "the list";
}
