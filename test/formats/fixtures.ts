import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { sourceFile } from "../../server/src/model/source-file.ts";
import { type Fixture, fixture } from "./round-trip.ts";

const ROOT = join(import.meta.dirname, "../fixtures/formats");

export interface NamedFixture extends Fixture {
  /** `<format>/<case>/<path>` below the fixtures. */
  readonly name: string;
  readonly format: string;
  readonly kind: string;
}

/** Every file of `<format>/<case>/`, read by its path below the case. Files that only accompany others are left out. */
export function fixtures(): NamedFixture[] {
  const found: NamedFixture[] = [];
  for (const format of readdirSync(ROOT)) {
    for (const kind of readdirSync(join(ROOT, format))) {
      const base = join(ROOT, format, kind);
      for (const path of (readdirSync(base, { recursive: true }) as string[]).sort()) {
        if (!statSync(join(base, path)).isFile() || /(?:^|\/)config\.json$/.test(path)) continue;
        const folder = join(base, path, "..");
        const companions = (name: string) => {
          try {
            return sourceFile(`file:///${name}`, name, readFileSync(join(folder, name), "utf8"));
          } catch {
            return undefined;
          }
        };
        found.push({
          ...fixture(path, readFileSync(join(base, path), "utf8"), companions),
          name: `${format}/${kind}/${path}`,
          format,
          kind,
        });
      }
    }
  }
  return found;
}
