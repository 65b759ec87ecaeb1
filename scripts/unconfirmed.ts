import { CONFIRMED } from "../server/src/catalogue/confirmed.ts";
import { SDKS } from "../server/src/catalogue/sdks/index.ts";

// Import roots that the catalogue knows from memory only: no finding above info rests on a call under them.
const rows = SDKS.flatMap(({ id, modules }) => modules.map((root) => ({ id, root })));
const lacking = rows.filter(
  ({ root }) => !Object.keys(CONFIRMED).some((it) => root === it || root.startsWith(`${it}.`) || root.startsWith(`${it}/`)),
);
for (const id of new Set(lacking.map((it) => it.id)))
  console.log(
    `${id}: ${lacking
      .filter((it) => it.id === id)
      .map((it) => it.root)
      .join(", ")}`,
  );
console.log(`${lacking.length} of ${rows.length} import roots are not confirmed`);
