import { Catalogue } from "../catalogue/index.ts";
import type { Entry, Sdk, Slots } from "../catalogue/schema.ts";
import { SDKS } from "../catalogue/sdks/index.ts";
import type { Configuration } from "./configuration/configuration.ts";
import type { Wrapper } from "./configuration/schema.ts";
import { remembered } from "./remember.ts";

const PLAIN = new Catalogue();
const known = new Map<string, Catalogue>();

/** The catalogue with the user's own functions in it; one for configurations that name the same ones. */
export function catalogueOf({ wrappers }: Configuration): Catalogue {
  if (wrappers.length === 0) return PLAIN;
  return remembered(known, JSON.stringify(wrappers), () => new Catalogue([...wrappers.map(sdkOf), ...SDKS]));
}

/** `ask` is a function, `Gateway.complete` a method of what `Gateway(...)` or `createGateway(...)` makes. */
function sdkOf({ module, member, kind, slots }: Wrapper): Sdk {
  const path = member.split(".");
  const site: Entry = { sites: [{ kind, via: "wrapper", slots: placesOf(slots) }] };
  const [maker = "", ...rest] = path;
  if (rest.length === 0) return { id: module, modules: [module], vouched: true, exports: { [maker]: site } };
  const type = `${module}:${maker}`;
  return {
    id: module,
    modules: [module],
    vouched: true,
    // Called on the export itself, or on what it makes.
    exports: { [member]: site, [maker]: { makes: type } },
    types: { [type]: { members: { [rest.join(".")]: site } } },
  };
}

function placesOf(slots: Wrapper["slots"]): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, place]) => [name, [typeof place === "number" ? `#${place}` : place]]));
}
