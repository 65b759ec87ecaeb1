import type { Program, Statement, Target, TypeRef, Value } from "../../server/src/model/program.ts";

/** A program in few words, a line for each statement: what tests compare and people read. */
export function sketched(program: Program): string[] {
  return [
    ...program.functions.flatMap((it) => {
      const parameters = it.parameters.map(
        (p) =>
          `${p.rest === "list" ? "*" : p.rest === "record" ? "**" : ""}${p.name}${p.targets.map(target).join(" ")}${type(p.type)}${p.fallback ? ` = ${value(p.fallback)}` : ""}`,
      );
      const head = `${it.decorators.map((d) => `@${value(d)} `).join("")}${it.async ? "async " : ""}${it.class ? `${it.class.name}.` : ""}${it.name}(${parameters.join(", ")})${type(it.returns)}`;
      const body = it.body.flatMap(statement);
      return it.parent === null ? body : [`${head}:`, ...indented(body)];
    }),
    ...program.classes.map((it) => {
      const fields = it.fields.map(
        (f) => `${f.decorators.map((d) => `@${value(d)} `).join("")}${f.name}${type(f.type)}${f.value ? ` = ${value(f.value)}` : ""}`,
      );
      return `${it.decorators.map((d) => `@${value(d)} `).join("")}class ${it.name}(${it.bases.map(value).join(", ")}) { ${[...fields, ...it.methods.map((m) => `${m.name}()`)].join("; ")} }`;
    }),
  ];
}

export function exportsOf(program: Program): string[] {
  return program.exports.map((it) => `${it.name}: ${value(it.value)}`);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((it) => `  ${it}`);
}

function statement(it: Statement): string[] {
  switch (it.kind) {
    case "assign":
      return [`${it.targets.map(target).join(", ")}${type(it.type)} ${it.augments ? "+=" : "="} ${value(it.value)}`.trim()];
    case "do":
      return [value(it.value)];
    case "exit":
      return [`${it.how}${it.value ? ` ${value(it.value)}` : ""}`];
    case "branch":
      return [
        `${it.exhaustive ? "one of" : "maybe"}${it.condition ? ` by ${value(it.condition)}` : ""}`,
        ...it.arms.flatMap((arm) => ["arm", ...indented(arm.flatMap(statement))]),
      ];
    case "loop":
      return [
        `loop${it.targets.length > 0 ? ` ${it.targets.map(target).join(", ")}` : ""}${it.over ? ` over ${value(it.over)}` : ""}${it.condition ? ` while ${value(it.condition)}` : ""}`,
        ...indented(it.body.flatMap(statement)),
      ];
    case "attempt":
      return [
        "try",
        ...indented(it.body.flatMap(statement)),
        ...it.handlers.flatMap((h) => ["catch", ...indented(h.flatMap(statement))]),
        ...(it.last.length > 0 ? ["finally", ...indented(it.last.flatMap(statement))] : []),
      ];
  }
}

/** `name@way.to.it ?? fallback`, with `^` for a place that was there before. */
function target({ place, path, fallback, scope }: Target): string {
  return `${scope === "outer" ? "^" : ""}${value(place)}${path.length > 0 ? `@${path.join(".")}` : ""}${fallback ? ` ?? ${value(fallback)}` : ""}`;
}

function type(it: TypeRef | null): string {
  return it ? `: ${it.names.join(" ")}` : "";
}

export function value(it: Value): string {
  switch (it.kind) {
    case "name":
      return it.name;
    case "member":
      return `${value(it.object)}.${it.key}`;
    case "index":
      return `${value(it.object)}[${value(it.index)}]`;
    case "constant":
      return String(it.value);
    case "text":
      return `"${it.pieces
        .map((p) => (p.kind === "hole" ? `{${value(p.value)}}` : p.text))
        .join("")
        .replaceAll("\n", "\\n")}"`;
    case "imported":
      return `import ${it.module}${it.member === null ? "" : `#${it.member}`}`;
    case "call":
      return `${it.awaited ? "await " : ""}${it.constructs ? "new " : ""}${value(it.callee)}(${it.args.map((a) => `${a.spread ? "..." : ""}${a.name === null ? "" : `${a.name}=`}${value(a.value)}`).join(", ")})`;
    case "list":
      return `[${it.items.map((i) => `${i.spread ? "..." : ""}${value(i.value)}`).join(", ")}]${it.ordered ? "" : " unordered"}`;
    case "record":
      return `{${it.entries.map((e) => (e.spread ? `...${value(e.value)}` : `${e.key ?? "?"}: ${value(e.value)}`)).join(", ")}}`;
    case "each":
      return `[${it.key ? `${value(it.key)}: ` : ""}${value(it.result)}${it.loops.map((l) => ` for ${l.targets.map(target).join(", ")} in ${value(l.over)}`).join("")}${it.conditions.map((c) => ` if ${value(c)}`).join("")}]`;
    case "choice":
      return `(${it.condition ? `${value(it.condition)} ? ` : ""}${it.options.map(value).join(" | ")})`;
    case "operation":
      return `(${it.operator} ${it.operands.map(value).join(" ")})`;
    case "function":
      return `function ${it.func.name}`;
    case "class":
      return `class ${it.class.name}`;
    case "opaque":
      return `<${[it.what, ...it.operands.map(value)].join(" ")}>`;
  }
}
