import { describe, expect, it } from "vitest";
import { plainText } from "../../model/prompt-text.ts";
import { PromptDraft } from "../draft.ts";
import { detectTemplate, TEMPLATE_LANGUAGES, type TemplateName } from "./languages.ts";
import { scanTemplate } from "./scan.ts";

function read(source: string, template: TemplateName) {
  const draft = new PromptDraft();
  draft.message("user", plainText(source, { start: 0, end: source.length }), { template });
  const prompt = draft.build(
    { uri: "file:///p", path: "p", text: source, bom: false, parts: [] },
    { start: 0, end: source.length },
    "body",
  );
  return {
    text: prompt?.messages.map(
      (it) => `${it.role}${it.conditional ? "?" : ""}${it.repeated ? "*" : ""}:${it.text.value.replaceAll("\uFFFC", "□")}`,
    ),
    holes: prompt?.holes.map((it) =>
      [it.role[0], it.name, ...(it.filter ? [`|${it.filter}`] : []), ...(it.fallback === null ? [] : [`=${it.fallback}`])].join(" "),
    ),
    bodies: prompt?.holes.filter((it) => it.body).map((it) => source.slice(it.body?.start, it.body?.end)),
    problems: draft.problems.map((it) => it.message),
  };
}

describe("what a template sends", () => {
  it.each<[TemplateName, string, string[], string[]]>([
    ["jinja", "Hi {{ user.name }}!", ["user:Hi □!"], ["v user.name"]],
    ["jinja", "{{ x | default('a, b') | upper }}", ["user:□"], ["v x |default('a, b') | upper =a, b"]],
    ["jinja", "{{ x or 'none' }}", ["user:□"], ["v x or 'none'"].map(() => "v x =none")],
    ["jinja", "a {{- x -}} b", ["user:a□b"], ["v x"]],
    ["jinja", "a\n{%- if x -%}\n b {% elif y %}c{% else %}d{% endif %}", ["user:ab cd"], ["c x", "c y"]],
    ["jinja", "{% for a in items %}{{ a }}{% endfor %}", ["user*:□"], ["l items", "v a"]],
    ["jinja", "{% raw %}{{ x }}{% endraw %}{# gone #}.", ["user:{{ x }}."], []],
    ["jinja", "{{ '}}' }} {{ \"a\" }} {{ d['}}'] }}", ["user:}} a □"], ["v d['}}']"]],
    ["jinja", "{% set x = 1 %}{% include 'a.j2' %}", ["user:□"], ["i a.j2"]],
    ["jinja", '{{ _.role("system") }}\nA\n{{ _.role("user") }}B', ["system:\nA\n", "user:B"], []],
    ["liquid", "{% comment %}no {{ x }}{% endcomment %}{{ a | default: 'b' }}", ["user:□"], ["v a |default: 'b' =b"]],
    ["handlebars", "{{#if a}}\nyes\n{{else}}\nno\n{{/if}}\nend", ["user:yes\nno\nend"], ["c a"]],
    ["handlebars", "{{#each xs as |x|}}- {{x.y}}{{/each}}", ["user*:- □"], ["l xs", "v x.y"]],
    ["handlebars", "\\{{no}} {{{raw}}} {{&amp}} {{json v indent=2}}", ["user:{{no}} □ □ □"], ["v raw", "v amp", "v v |json"]],
    ["handlebars", '{{role "system"}}S{{#if u}}{{role "user"}}U{{/if}}', ["system:S", "user?:U"], ["c u"]],
    ["handlebars", '{{#message role="assistant"}}\nhi\n{{/message}}\n', ["assistant:hi\n"], []],
    ["handlebars", "a {{~x~}} b{{!-- }} --}}", ["user:a□b"], ["v x"]],
    ["mustache", "{{#items}}\n* {{.}}\n{{/items}}\n", ["user?:* □\n"], ["c items", "v ."]],
    ["go", "{{ range .Items }}{{ .Name | upper }}{{ end }}", ["user*:□"], ["l .Items", "v Name |upper"]],
    ["ejs", "<% if (x) { %><%= y %><% } %>", ["user:□"], ["v y"]],
    [
      "semantic-kernel",
      "{{$input}} {{time.now}} {{mail.find query=$q}} {{'x'}}",
      ["user:□ □ □ x"],
      ["v input", "v time.now |time.now", "v q |mail.find"],
    ],
    ["fstring", "{a} {{b}} {c.d[0]!r:>5} {not a name}", ["user:□ {b} □ {not a name}"], ["v a", "v c.d[0] |!r"]],
    ["braces", '{topic} {"a": 1} {}', ['user:□ {"a": 1} {}'], ["v topic"]],
    ["dollar", "${input:name:your name} ${file} $x", ["user:□ □ $x"], ["v input:name =your name", "v file"]],
    ["arguments", "$ARGUMENTS $1 $5.00 $2K !`git log`", ["user:□ □ $5.00 $2K □"], ["v $ARGUMENTS", "v $1", "v !`git log`"]],
    ["expressions", "{{ a + 1 }}", ["user:□"], ["v a + 1"]],
  ])("%s %j", (template, source, text, holes) => {
    expect(read(source, template)).toMatchObject({ text, holes, problems: [] });
  });

  it("tells what a condition and a loop decide about", () => {
    expect(read("{% if a %}A{% elif b %}B{% endif %}{% for x in y %}C{% endfor %}", "jinja").bodies).toEqual(["A", "B", "C"]);
  });

  it.each<[TemplateName, string, string]>([
    ["jinja", "{{ x", '"{{" is never closed: add "}}"'],
    ["jinja", "{% if x %}a", '"if" is never closed: add its end tag'],
    ["jinja", "a{% endif %}", 'Nothing is open that "endif" could end: delete it or add the beginning'],
    ["jinja", "{# x", '"{#" is never closed: add "#}"'],
    ["handlebars", "{{#each x}}a{{/if}}{{/each}}", 'Nothing is open that "/if" could end: delete it or add the beginning'],
    ["liquid", "{% raw %}x", '"raw" is never closed: add "endraw"'],
  ])("%s %j is a problem, and text is kept", (template, source, message) => {
    expect(read(source, template).problems).toContain(message);
  });
});

describe("a guess of the language is silent when unsure", () => {
  it.each([
    ["Hi {{ name }}", "jinja"],
    ["{% if x %}", "jinja"],
    ["{{#each x}}", "handlebars"],
    ["{{$input}}", "semantic-kernel"],
    ["Hi {name}", "braces"],
    ['Hi {name}: {{ "a": 1 }}', "fstring"],
    ['{"name": "value"}', null],
    ["A set {x | x > 0}, f(x) = {x}, \\frac{ab}{cd} and {Your Name}", null],
    ["const a = ${name}; body{margin:0}", null],
    ["", null],
  ])("%j", (text, language) => expect(detectTemplate(text)).toBe(language));
});

describe("hostile input", () => {
  const N = 200_000;
  const inputs: [string, string][] = [
    ["openers", "{{".repeat(N)],
    ["openers and one end", `${"{{".repeat(N)}}}`],
    ["quotes", "{{'".repeat(N / 2)],
    ["quotes and ends", "{{'}}".repeat(N / 4)],
    ["blocks", "{% if x %}".repeat(N / 10)],
    ["foreign ends", `${"{% if x %}".repeat(300)}${"{% endfor %}".repeat(N / 10)}`],
    ["raws", "{% raw %}".repeat(N / 10)],
    ["backslashes", "\\".repeat(N)],
    ["escapes", "\\{{".repeat(N / 4)],
    ["dollars", "${input:".repeat(N / 8)],
    ["formats", "{a.b".repeat(N / 4)],
    ["spaces", `{{${" ".repeat(N)}`],
    ["pipes", `{{ ${"|a".repeat(3000)} }}`],
    ["lines", `{{#a}}${" ".repeat(20)}`.repeat(N / 30)],
    ["angles", "<%".repeat(N)],
    ["names", `{${"a".repeat(N)}`],
  ];
  it.each(inputs)(
    "%s are scanned in time that grows with their length",
    (_, text) => {
      for (const language of Object.values(TEMPLATE_LANGUAGES)) {
        const { segments } = scanTemplate(text, language);
        let at = 0;
        let gaps = 0;
        for (const segment of segments) {
          if (segment.start !== at) gaps++;
          at = segment.end;
        }
        expect([gaps, at]).toEqual([0, text.length]);
      }
      detectTemplate(text);
    },
    20_000,
  );
});
