import type { Catalogue } from "../catalogue/index.ts";
import type { Program } from "../model/program.ts";
import { Bindings } from "../resolve/bindings.ts";
import { Constants } from "../resolve/constants.ts";
import type { Outside } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import { globalsOf } from "./globals.ts";
import type { Site } from "./site.ts";
import { recognise } from "./sites.ts";
import { SlotReader } from "./slots.ts";

/** Everything known about one file from its own text. */
export interface FileFacts {
  readonly path: string;
  readonly program: Program;
  readonly bindings: Bindings;
  readonly things: Things;
  readonly constants: Constants;
  readonly slots: SlotReader;
  readonly sites: readonly Site[];
}

export function factsOf(path: string, program: Program, catalogue: Catalogue, outside?: Outside): FileFacts {
  const bindings = new Bindings(program);
  const things = new Things(bindings, catalogue, outside);
  const constants = new Constants(bindings, things);
  const slots = new SlotReader(things);
  return {
    path,
    program,
    bindings,
    things,
    constants,
    slots,
    sites: recognise(bindings, things, slots, catalogue, globalsOf(program, bindings, things, catalogue)),
  };
}
