import { spawnSync } from "node:child_process";

/** Runs npm in a folder. Throws with npm's own words when it fails. */
export function npm(folder: string, options: readonly string[]): void {
  const cli = process.env.npm_execpath;
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const run = spawnSync(cli === undefined ? "npm" : process.execPath, [...(cli === undefined ? [] : [cli]), ...options, ...quiet], {
    cwd: folder,
    encoding: "utf8",
    shell: cli === undefined && process.platform === "win32",
    env: withoutNpm(process.env),
  });
  if (run.status !== 0) throw new Error(`npm ${options.join(" ")} in ${folder}: ${run.error?.message ?? run.stderr}`);
}

/** Settings of the npm that started this script (its prefix, its package) are not those of another folder. */
function withoutNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = /^npm_config_(cache|userconfig|globalconfig|registry)$/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}
