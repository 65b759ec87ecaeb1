import type { Mend } from "../../services.ts";
import type { Reached } from "../search.ts";

/** How a module's generator is made with a seed, and which of its functions the generator has too. Python 3.14, NumPy 2 (2026-11). */
const GENERATORS: readonly { readonly module: string; readonly made: string; readonly methods: RegExp }[] = [
  { module: "random", made: ".Random(0)", methods: /^(?:sample|choices?|shuffle|random|randint|uniform)$/ },
  { module: "numpy.random", made: ".default_rng(0)", methods: /^(?:choice|permutation|shuffle)$/ },
];

/** `random.sample(...)` becomes `random.Random(0).sample(...)`. */
export function seeding({ source, at, home }: Reached): Mend | null {
  const { origin, bindings } = home;
  const call = bindings.sites.find((it) => it.call === at)?.call;
  if (call?.callee.kind !== "member") return null;
  const { object, key } = call.callee;
  const generator = GENERATORS.find((it) => source.name === `${it.module}.${key}()` && it.methods.test(key));
  if (generator === undefined) return null;
  const written = origin.text.slice(object.start, object.end);
  if (!/^[\w.]{1,40}$/.test(written)) return null;
  return {
    title: `Draw from \`${written}${generator.made}\``,
    edits: [{ uri: origin.uri, span: { start: object.end, end: object.end }, text: generator.made }],
  };
}
