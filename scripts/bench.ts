/** `npm run bench [-- NAME...]`: builds, then runs every measurement of test/bench/, or the named ones, one after the other. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.ts";

await build();
const folder = resolve(import.meta.dirname, "../test/bench");
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => name.slice(0, -".ts".length))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
for (const name of names.toSorted()) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.ts`)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
if (names.length === 0) {
  console.error(`No measurement of that name in test/bench/: ${wanted.join(", ")}`);
  process.exitCode = 2;
}
