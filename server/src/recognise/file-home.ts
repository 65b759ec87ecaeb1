import { NO_PROGRAM } from "../model/no-program.ts";
import { Bindings } from "../resolve/bindings.ts";
import type { TextFile } from "../resolve/text-files.ts";
import { NOTHING_OUTSIDE } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import type { Fragment } from "./fragments.ts";

/** Where the text of a file stands, as code has its `Things`: the same for everybody who is given this file. */
const places = new WeakMap<TextFile, Things>();

export function placeOf(file: TextFile, { catalogue }: Things): Things {
  let known = places.get(file);
  if (known === undefined) {
    known = new Things(new Bindings(NO_PROGRAM), catalogue, NOTHING_OUTSIDE, {
      uri: file.uri,
      path: file.path,
      text: file.text,
      host: "plain",
    });
    places.set(file, known);
  }
  return known;
}

/** All of its text, as it stands there. */
export function rawOf(file: TextFile, home: Things): Fragment[] {
  const { text, host } = file;
  return text === "" ? [] : [{ kind: "verbatim", text, host, start: 0, end: text.length, home: placeOf(file, home) }];
}
