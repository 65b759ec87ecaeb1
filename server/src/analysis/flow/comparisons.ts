import type { Value } from "../../model/program.ts";
import type { Span } from "../../model/text.ts";
import { literalText } from "../../model/values.ts";
import type { Things } from "../../resolve/things.ts";
import type { Origin } from "../services.ts";
import { maskOf } from "./labels.ts";
import { originsOf } from "./origins.ts";
import type { SearchContext } from "./search.ts";

/** What records, replays or replaces replies: where a file names one, its model is no live one. */
const FAKES =
  /\b(?:vcr|cassette|respx|responses\.activate|httpretty|requests_mock|nock|msw|polly|mock\w*|Mock\w*|patch|monkeypatch|fake\w*|Fake\w*|stub\w*|recorded|replay|TestModel|FunctionModel|test_model|simulateReadableStream)\b/;
const EXPECTS = new Set(["toBe", "toEqual", "toStrictEqual", "toMatchSnapshot", "toMatchInlineSnapshot", "assertEqual", "assertEquals"]);
const ANSWERS = maskOf((it) => it.results === "call");

/** Places where the words of a live model are compared to the letter. */
export function comparisonsIn(
  home: Things,
  context: SearchContext,
  textOf: (uri: string) => string,
): readonly { readonly span: Span; readonly path: Origin["path"] }[] {
  if (FAKES.test(home.origin.text)) return [];
  const pairs: { readonly span: Span; readonly sides: readonly Value[] }[] = home.bindings.comparisons
    .filter((it) => it.operands.length === 2 && isEquality(it.operands, home))
    .map((it) => ({ span: { start: it.start, end: it.end }, sides: it.operands }));
  for (const { call } of home.bindings.sites) {
    if (call.callee.kind !== "member" || !EXPECTS.has(call.callee.key)) continue;
    const { object, key } = call.callee;
    const asked = object.kind === "call" && object.callee.kind === "name" && object.callee.name === "expect" ? object.args[0]?.value : null;
    const sides = asked ? [asked, ...call.args.map((it) => it.value)] : call.args.map((it) => it.value);
    if (key.endsWith("Snapshot") ? asked : sides.length === 2) pairs.push({ span: { start: call.start, end: call.end }, sides });
  }
  return pairs.flatMap(({ span, sides }) => {
    if (isSkipped(span, home)) return [];
    const literal = sides.find(isProse);
    const rest = sides.filter((it) => it !== literal);
    const [asked] = rest;
    if (rest.length !== 1 || asked === undefined || isField(asked) || (literal === undefined && sides.length > 1)) return [];
    const origin = originsOf(asked, home, context, textOf, { labels: ANSWERS }).find((it) => it.confidence === "high");
    return origin === undefined ? [] : [{ span, path: origin.path }];
  });
}

/** `test.skip("...", () => ...)`, `@pytest.mark.skip`: nobody waits for it. */
function isSkipped(span: Span, { bindings }: Things): boolean {
  const around = bindings.sites.filter(({ call }) => call.start <= span.start && span.end <= call.end);
  if (around.some(({ call }) => SKIPS.test(lastOf(call.callee)))) return true;
  const functions = new Set(bindings.sites.flatMap(({ func }) => (func.start <= span.start && span.end <= func.end ? [func] : [])));
  return [...functions].some((it) => it.decorators.some((mark) => SKIPS.test(lastOf(mark.kind === "call" ? mark.callee : mark))));
}

const SKIPS = /^(?:skip|skipIf|skipif|todo|xit|xtest|xdescribe|fixme)$/;

function lastOf(value: Value): string {
  return value.kind === "member" ? value.key : value.kind === "name" ? value.name : "";
}

function isEquality([left, right]: readonly Value[], { origin }: Things): boolean {
  return left !== undefined && right !== undefined && /^\s*\)*\s*===?\s*\(*\s*$/.test(origin.text.slice(left.end, right.start));
}

/** A field that a schema asked for; the whole text goes by other names. */
function isField(value: Value): boolean {
  return value.kind === "member" && !/^(?:content|text|output_?text|output|completion|answer|response|reply|message|\d+)$/i.test(value.key);
}

/** One word may be the name of a class that the model chose. */
function isProse(value: Value): boolean {
  const text = literalText(value);
  return text !== null && /\S\s+\S/.test(text.trim());
}
