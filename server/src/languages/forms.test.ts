import { describe, expect, test } from "vitest";
import { lowered } from "../../../test/support/languages.ts";
import { sketched } from "../../../test/support/sketch.ts";

// What each construct lowers to, in the words of test/support/sketch.ts.

const CASES: readonly { readonly title: string; readonly path: string; readonly source: string; readonly sketch: readonly string[] }[] = [
  {
    title: "assignments in every form",
    path: "a.py",
    source: `a = b = f(1)
c, (d, *e) = g()
x.y[0]["k"] = 1
n += 2
m: Dict[str, a.B] = {}
o: int
if (w := h()) > 1: use(w)`,
    sketch: [
      "a, b = f(1)",
      "c@0, d@1.0, e@1.* = g()",
      "^x.y.0.k = 1",
      "n += 2",
      "m: Dict str a.B = {}",
      "o: int = <declaration>",
      "w = h()",
      "maybe by (compare w 1)",
      "arm",
      "  use(w)",
    ],
  },
  {
    title: "imports",
    path: "a.py",
    source: `import a, b.c, d.e as f
from .g import h as i, j
from k import *`,
    sketch: ["a = import a", "b = import b", "= import b.c", "f = import d.e", "i = import .g#h", "j = import .g#j", "= import k#*"],
  },
  {
    title: "parameters",
    path: "a.py",
    source: `async def f(a, /, b: int = 1, *c: str, d=None, **e) -> Optional[X]: return a
def g(a, *, b): pass
h = lambda x, *y, z=1: x`,
    sketch: [
      "f = function f",
      "g = function g",
      "h = function h",
      "async f(a, b: int = 1, *c: str, d = null, **e): Optional X:",
      "  return a",
      "g(a, b):",
      "h(x, *y, z = 1):",
      "  return x",
    ],
  },
  {
    title: "strings",
    path: "a.py",
    source: `a = "x" 'y' f"{b!r:>{w}}{{c}}" r"\\d"
b = "a" + b + "c" + d.e
c = "%s and %s" % (a, b)
d = "{} {x}".format(a, x=b)
e = ("one "
     "two")`,
    sketch: ['a = "xy{b}{c}\\d"', 'b = "a{b}c{d.e}"', 'c = (% "%s and %s" [a, b])', 'd = "{} {x}".format(a, x=b)', 'e = "one two"'],
  },
  {
    title: "values",
    path: "a.py",
    source: `a = b if c else d
a = b or c and d
a = not b
a = b < c < d
a = b[1:2]
a = b[-1].c["k"][i]
a = -1, 0x1F, 1_000, 1.5, None, True
a = {"k": 1, **r, k: 2}
a = {1, 2}
a = [*b, c]
a = await f(*p, k=1, **q)
a = ...`,
    sketch: [
      "a = (c ? b | d)",
      "a = (b | (c | d))",
      "a = (compare b)",
      "a = (compare b c d)",
      "a = (slice b)",
      "a = b.-1.c.k[i]",
      "a = [-1, 31, 1000, 1.5, null, true]",
      "a = {k: 1, ...r, ?: 2}",
      "a = [1, 2] unordered",
      "a = [...b, c]",
      "a = await f(...p, k=1, ...q)",
      "a = <ellipsis>",
    ],
  },
  {
    title: "comprehensions",
    path: "a.py",
    source: `a = [x.y for x in b if x]
a = {k: v for k, v in b.items()}
a = {x for x in b}
f(x + 1 for row in rows for x in row if x)
a = [x async for x in b]`,
    sketch: [
      "a = [x.y for x in b if x]",
      "a = [k: v for k@0, v@1 in b.items()]",
      "a = [x for x in b]",
      "f([(+ x 1) for row in rows for x in row if x])",
      "a = [x for x in b]",
    ],
  },
  {
    title: "branches and loops",
    path: "a.py",
    source: `if a: b()
elif c: d()
else: e()
for i, (j, k) in l: f(j)
else: g()
while a: break`,
    sketch: [
      "one of by a",
      "arm",
      "  b()",
      "arm",
      "  one of by c",
      "  arm",
      "    d()",
      "  arm",
      "    e()",
      "loop i@0, j@1.0, k@1.1 over l",
      "  f(j)",
      "g()",
      "loop while a",
      "  jump",
    ],
  },
  {
    title: "try, with, raise, del, assert",
    path: "a.py",
    source: `try: a()
except (B, C) as e: raise D(e) from e
except* F: pass
else: g()
finally: h()
with a() as b, c: d()
async def f():
    async with g() as (x, y): return x
del a.b
assert a, b`,
    sketch: [
      "try",
      "  a()",
      "  g()",
      "catch",
      "  e = <as_pattern>",
      "  throw D(e)",
      "catch",
      "finally",
      "  h()",
      "b = a()",
      "c",
      "d()",
      "f = function f",
      "<delete_statement a.b>",
      "a",
      "b",
      "async f():",
      "  x@0, y@1 = g()",
      "  return x",
    ],
  },
  {
    title: "match binds",
    path: "a.py",
    source: `match f(x):
    case {"k": v, **rest} if v > 1: a(v)
    case Point(x=0, y=y) | [y, *_]: a(y)
    case (p, (q as r)): a(r)
    case _: pass
match x:
    case str(s): a(s)
    case A.B | 1: pass`,
    sketch: [
      "<subject 0> = f(x)",
      "one of by <subject 0>",
      "arm",
      "  v@k = <subject 0>",
      "  rest@* = <subject 0>",
      "  (compare v 1)",
      "  a(v)",
      "arm",
      "  one of",
      "  arm",
      "    y@y = <subject 0>",
      "  arm",
      "    y@0 = <subject 0>",
      "  a(y)",
      "arm",
      "  p@0 = <subject 0>",
      "  q@1 = <subject 0>",
      "  r@1 = <subject 0>",
      "  a(r)",
      "arm",
      "maybe by x",
      "arm",
      "  s@0 = x",
      "  a(s)",
      "arm",
    ],
  },
  {
    title: "layout and comments between what belongs together",
    path: "a.py",
    source: `with a(1), \\
     b() as c:
    f(\\
      # why
      d,
    )`,
    sketch: ["a(1)", "c = b()", "f(d)"],
  },
  {
    title: "generators",
    path: "a.py",
    source: `def f(a):
    x = yield a
    yield from g(a)
    return (yield)`,
    sketch: ["f = function f", "f(a):", "  yield a", "  x = <yield>", "  yield g(a)", "  yield", "  return <yield>"],
  },
  {
    title: "scopes",
    path: "a.py",
    source: `def f():
    global a
    a = 1
    def g():
        nonlocal b
        b = 2`,
    sketch: ["f = function f", "f():", "  ^a = 1", "  g = function g", "g():", "  ^b = 2"],
  },
  {
    title: "classes",
    path: "a.py",
    source: `@dec(1)
class A(B, metaclass=C):
    """Doc."""
    x: int = 1
    y: str
    p = q = []
    if cond:
        def m(self): pass
        z = 1
    class Inner: k = 1
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def s(v): pass
    @property
    @other(x=1)
    async def prop(self): return self.y`,
    sketch: [
      "cond",
      "A = class A",
      "A.m(self):",
      "@classmethod A.make(cls, v):",
      "  return cls(v)",
      "@staticmethod A.s(v):",
      "@property @other(x=1) async A.prop(self):",
      "  return self.y",
      "@dec(1) class A(B) { x: int = 1; y: str; p = []; q = []; z = 1; Inner = class Inner; m(); make(); s(); prop() }",
      "class Inner() { k = 1 }",
    ],
  },
  {
    title: "declarations and destructuring",
    path: "a.ts",
    source: `const a = 1, { b, c: { d = 2 }, ...e } = f();
let [g, , h = 3, ...i]: T = j;
let k: OpenAI, l;
var m = () => 1;
({ n, o: p.q } = r);
[s, t[0]] = [t, s];
u ??= 1; v++; w += "x";
using y = z();`,
    sketch: [
      "a = 1",
      "b@b, d@c.d ?? 2, e@* = f()",
      "g@0, h@2 ?? 3, i@3.*: T = j",
      "k: OpenAI = null",
      "l = null",
      "m = function m",
      "^n@n, ^p.q@o = r",
      "^s@0, ^t.0@1 = [t, s]",
      "^u += 1",
      "^v += 1",
      '^w += "x"',
      "^y = z()",
      "m():",
      "  return 1",
    ],
  },
  {
    title: "imports",
    path: "a.ts",
    source: `import a, { b as c, type D } from "m";
import * as e from "n";
import f = require("o");
import type { G } from "p";
import "q";
const { h } = require("r"), i = await import("s");`,
    sketch: [
      "a = import m#default",
      "c = import m#b",
      "D = import m#D",
      "e = import n",
      "f = import o",
      "G = import p#G",
      "h@h = import r",
      "i = import s",
    ],
  },
  {
    title: "functions",
    path: "a.ts",
    source: `async function a<T>(b: string, { c, d: { e = 1 } }: U = {}, [f] = [1], g = 2, ...h: X[]): Promise<Y> {}
const k = async l => await m<T>(l);
const n = { o() { return 1; }, p: function () {}, get q() { return 2; }, async *r() {} };`,
    sketch: [
      "a = function a",
      "k = function k",
      "n = {o: function o, p: function p, q: function q, r: function r}",
      "async a(b: string, c@c e@d.e ?? 1: U = {}, f@0 = [1], g = 2, *h: X): Promise Y:",
      "async k(l):",
      "  return await m(l)",
      "o():",
      "  return 1",
      "p():",
      "q():",
      "  return 2",
      "async r():",
    ],
  },
  {
    title: "strings",
    path: "a.ts",
    source: `a = "x" + b + 'y' + \`z\${c.d}\\u0041\\n\`;
e = sql\`SELECT \${f}\` + dedent(\`g\`);`,
    sketch: ['^a = "x{b}yz{c.d}A\\n"', '^e = (+ sql("SELECT {f}") dedent("g"))'],
  },
  {
    title: "values",
    path: "a.ts",
    source: `a = b ? c : d || e && f ?? g;
a = b?.c?.[0]?.["k"]?.(d!) as E;
a = <T>b;
a = [...b, , c];
a = { ...b, c, [d]: 1, ["e"]: 2, "f": 3, 4: 5 };
a = new B<T>(c, ...d);
a = -1 + 0x1f - 10n;
a = typeof b === "c" && b instanceof C && !("k" in d);
a = /re/g; a = (b, c);
a = class D extends E {};
void f(a = 1), g\`h\`;`,
    sketch: [
      "^a = (b ? c | ((d | (e | f)) | g))",
      "^a: E = b.c.0.k(d)",
      "^a: T = b",
      "^a = [...b, c]",
      "^a = {...b, c: c, ?: 1, e: 2, f: 3, 4: 5}",
      "^a = new B(c, ...d)",
      "^a = (- (+ -1 31) 10)",
      '^a = ((compare (unary b) "c") | (compare b C) | (unary (compare "k" d)))',
      "^a = <regex>",
      "b",
      "^a = c",
      "^a = class D",
      "^a = 1",
      "(unary f(a))",
      'g("h")',
      "class D(E) {  }",
    ],
  },
  {
    title: "branches and loops",
    path: "a.ts",
    source: `if (a) b(); else if (c) d(); else { e(); }
for (let i = 0; i < n; i++) { f(i); if (i) break; }
for (const [k, v] of m) g(k);
for (const k in o) g(k);
for await (x of y) {}
while (a) { continue; }
do b(); while (c);`,
    sketch: [
      "one of by a",
      "arm",
      "  b()",
      "arm",
      "  one of by c",
      "  arm",
      "    d()",
      "  arm",
      "    e()",
      "i = 0",
      "loop while (compare i n)",
      "  f(i)",
      "  maybe by i",
      "  arm",
      "    jump",
      "  ^i += 1",
      "loop k@0, v@1 over m",
      "  g(k)",
      "loop k over (keys o)",
      "  g(k)",
      "loop ^x over y",
      "loop while a",
      "  jump",
      "loop while c",
      "  b()",
    ],
  },
  {
    title: "switch arms end with break",
    path: "a.ts",
    source: `switch (a) {
  case 1:
  case 2: b = 1; break;
  case 3: for (;;) break; return;
  default: { b = 2; break; }
}`,
    sketch: ["one of by a", "arm", "  ^b = 1", "arm", "  loop", "    jump", "  return", "arm", "  ^b = 2"],
  },
  {
    title: "try",
    path: "a.ts",
    source: `try { a(); } catch ({ message }) { b(message); } finally { c(); }
try { a(); } catch { throw d; }`,
    sketch: [
      "try",
      "  a()",
      "catch",
      "  message@message = <object_pattern>",
      "  b(message)",
      "finally",
      "  c()",
      "try",
      "  a()",
      "catch",
      "  throw d",
    ],
  },
  {
    title: "classes",
    path: "a.ts",
    source: `@Injectable({ a: 1 })
export abstract class A<T> extends B(C)<T> implements D {
  static k = 1;
  #p = new E();
  @Column("x") email?: string;
  ask = async (q) => this.#p.ask(q);
  constructor(private readonly client: OpenAI, @Inject() public other: F, x = 1) { super(); }
  @dec async m() { yield 1; }
  get g(): H { return this.client; }
  static s() {}
  ["computed"]() {}
  abstract n(): void;
  static { init(); }
}`,
    sketch: [
      "init()",
      "A = class A",
      "async A.ask(q):",
      "  return this.#p.ask(q)",
      "A.constructor(client: OpenAI, other: F, x = 1):",
      "  super()",
      "@dec async A.m():",
      "  yield 1",
      "A.g(): H:",
      "  return this.client",
      "A.s():",
      "A.computed():",
      '@Injectable({a: 1}) class A(B(C)) { k = 1; #p = new E(); @Column("x") email: string; client: OpenAI; other: F; ask(); constructor(); m(); g(); s(); computed() }',
    ],
  },
  {
    title: "type-only positions are left out",
    path: "a.ts",
    source: `interface A { b(): void }
type C = typeof import("d");
declare function e(): void;
declare module "f" { export const g: number; }
function h(i: string): void;
export type { J } from "k";
const l = m satisfies N;
enum O { P, Q = 5, "r", S = "s" }
namespace T { export const u = 1; }`,
    sketch: ["l = m", 'O = {P: 0, Q: 5, r: 6, S: "s"}', "u = 1"],
  },
  {
    title: "JSX",
    path: "a.tsx",
    source: `const a = <P role="system" {...b} on={() => c()} t={\`d\`}>You are {e.f} &amp; <b>g</b>{/* no */}</P>;
const h = <Foo.Bar k />;
const i = <>text</>;`,
    sketch: [
      'a = <jsx "system" b function <function> "d" "You are {e.f} & {<jsx "g">}">',
      "h = <jsx>",
      'i = <jsx "text">',
      "<function>():",
      "  return c()",
    ],
  },
  {
    title: "generators",
    path: "a.ts",
    source: `async function* f() { const x = yield a; yield* g(); for await (const y of h()) yield y; }`,
    sketch: ["f = function f", "async f():", "  yield a", "  x = <yield_expression>", "  yield g()", "  loop y over h()", "    yield y"],
  },
  {
    title: "CommonJS",
    path: "a.ts",
    source: `const { a } = require("b");
module.exports = { c, d: 1 };
exports.e = function () {};
module.exports.f = class {};`,
    sketch: [
      "a@a = import b",
      "^module.exports = {c: c, d: 1}",
      "^exports.e = function e",
      "^module.exports.f = class",
      "e():",
      "class () {  }",
    ],
  },
  {
    title: "imports and declarations",
    path: "a.go",
    source: `package main

import (
	"context"
	f "fmt"
	. "dot"
	_ "blank"
	"github.com/openai/openai-go/v2"
	"gopkg.in/yaml.v3"
)

const Model, limit = "gpt-4o", 1
var client, err = openai.NewClient(option.WithAPIKey("k"))
var later *openai.Client
`,
    sketch: [
      "context = import context",
      "f = import fmt",
      "= import dot#*",
      "= import blank",
      "openai = import github.com/openai/openai-go/v2",
      "yaml = import gopkg.in/yaml.v3",
      'Model = "gpt-4o"',
      "limit = 1",
      'client, err@1 = openai.NewClient(option.WithAPIKey("k"))',
      "later: openai.Client = <declaration>",
    ],
  },
  {
    title: "structs and their methods",
    path: "a.go",
    source: `package main

type Bot struct {
	client *openai.Client
	name, other string \`json:"x"\`
	Base
}

func NewBot(c *openai.Client, opts ...Option) (*Bot, error) {
	b := &Bot{client: c, name: "x"}
	return b, nil
}

func (b *Bot) Ask(ctx context.Context, q string) (string, error) {
	resp, err := b.client.Chat.New(ctx, openai.Params{Model: "m", Temperature: openai.Float(0.2)})
	if err != nil {
		return "", err
	}
	return resp.Choices[0].Text, nil
}

func (a Away) Run() {}`,
    sketch: [
      "Bot = class Bot",
      "NewBot = function NewBot",
      "= function Run",
      "NewBot(c: openai.Client, *opts: Option): Bot error:",
      '  b = new Bot(client=c, name="x")',
      "  return b",
      "Bot.Ask(b: Bot, ctx: context.Context, q: string): string error:",
      '  resp, err@1 = b.client.Chat.New(ctx, {Model: "m", Temperature: openai.Float(0.2)})',
      "  maybe by (compare err null)",
      "  arm",
      '    return ""',
      "  return resp.Choices.0.Text",
      "Run(a: Away):",
      "class Bot(Base) { client: openai.Client; name: string; other: string; Ask() }",
    ],
  },
  {
    title: "values",
    path: "a.go",
    source: `package main

func f() {
	a := "x\\n" + \`raw \\n\` + g
	b := []string{"a", c}
	d := map[string]any{"k": 1, "l": nil, m: true}
	e := []Message{{Role: "user"}, User("x")}
	h := i[1:n()]
	j, ok := k.(string)
	l := *p.q[0].r["s"]
	s, t = 1, -2.5
	u.v, w[x] = y()
	z := a == b && !c || d
	aa := func(x int) int { return x }
	bb := fmt.Sprintf("%s", cc...)
	dd <- <-ee
}`,
    sketch: [
      "f = function f",
      "f():",
      '  a = "x\\nraw \\n{g}"',
      '  b = ["a", c]',
      "  d = {k: 1, l: null, m: true}",
      '  e = [{Role: "user"}, User("x")]',
      "  n()",
      "  h = (slice i)",
      "  j, ok@1 = k",
      "  l = p.q.0.r.s",
      "  ^s = 1",
      "  ^t = -2.5",
      "  ^u.v@0, ^w[x]@1 = y()",
      "  z = (((compare a b) | (unary c)) | d)",
      "  aa = function aa",
      '  bb = fmt.Sprintf("%s", ...cc)',
      "  ^dd += ee",
      "aa(x: int): int:",
      "  return x",
    ],
  },
  {
    title: "branches and loops",
    path: "a.go",
    source: `package main

func f() {
	if a := b(); a { c() } else if d { e() } else { g() }
	for i := 0; i < 10; i++ { h(i); continue }
	for k, v := range m { h(k, v) }
	for range ch { break }
	for x < 1 {}
	switch t := v.(type) {
	case string, int: h(t)
	default: h(1)
	}
	switch { case a: h(2); break; case b: h(3) }
	select { case msg := <-ch: h(msg); default: }
	go func() { h(4) }()
	defer h(5)
}`,
    sketch: [
      "f = function f",
      "f():",
      "  a = b()",
      "  one of by a",
      "  arm",
      "    c()",
      "  arm",
      "    one of by d",
      "    arm",
      "      e()",
      "    arm",
      "      g()",
      "  i = 0",
      "  loop while (compare i 10)",
      "    h(i)",
      "    jump",
      "    ^i += 1",
      "  loop v over m",
      "    k = (keys )",
      "    h(k, v)",
      "  loop over ch",
      "    jump",
      "  loop while (compare x 1)",
      "  one of by v",
      "  arm",
      "    t = v",
      "    h(t)",
      "  arm",
      "    t = v",
      "    h(1)",
      "  maybe",
      "  arm",
      "    h(2)",
      "  arm",
      "    h(3)",
      "  one of",
      "  arm",
      "    msg = ch",
      "    h(msg)",
      "  arm",
      "  function <function>()",
      "  h(5)",
      "<function>():",
      "  h(4)",
    ],
  },
];

describe("lowering", () => {
  for (const { title, path, source, sketch } of CASES) {
    test(`${path.slice(path.indexOf(".") + 1)}: ${title}`, async () => {
      const program = await lowered(path, source);
      expect(sketched(program)).toEqual(sketch);
      expect(program.problems).toEqual([]);
    });
  }
});
