import type { Func, Program } from "./program.ts";

const NOWHERE: Func = {
  kind: "func",
  name: "<module>",
  parameters: [],
  body: [],
  parent: null,
  class: null,
  receiver: null,
  decorators: [],
  returns: null,
  doc: null,
  async: false,
  first: null,
  start: 0,
  end: 0,
};

/** What a file without code says. */
export const NO_PROGRAM: Program = {
  module: NOWHERE,
  functions: [NOWHERE],
  classes: [],
  types: [],
  exports: [],
  sees: [],
  problems: [],
  insertImportAt: 0,
};
