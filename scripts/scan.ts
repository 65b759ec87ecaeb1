/** `npm run scan [-- PATH...]`: builds, then scans the example application or the given paths as a person reads it. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { build } from "./build.ts";

await build();
const options = process.argv.slice(2);
const { status, signal } = spawnSync(
  process.execPath,
  [resolve(import.meta.dirname, "../dist/cli.js"), "check", ...(options.length === 0 ? ["examples"] : options)],
  { stdio: "inherit" },
);
// 1 says that there is something to see, which is what a scan is for; only a scan that could not run has failed.
process.exitCode = signal === null && (status === 0 || status === 1) ? 0 : (status ?? 1);
