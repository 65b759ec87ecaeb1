// Starts a script of this repository: `node scripts/start.mjs scripts/build.ts [arguments]`.
// Needs nothing but Node 18: it installs the packages of the lock file where they are missing or differ, then hands over to
// the Node that the lock file names, so that a script behaves the same whatever Node a machine has.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const [script, ...options] = process.argv.slice(2);

if (script === undefined) stop(2, "usage: node scripts/start.mjs SCRIPT [ARGUMENTS]");
if (!installed()) install();

// npm may be called in a folder below; the scripts count from the top.
const child = spawn(node, [join(root, script), ...options], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => stop(1, `${node}: ${error.message}`));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});

/** Whether node_modules holds what the lock file names. Packages for other platforms may be missing. */
function installed() {
  if (!existsSync(node)) return false;
  try {
    const wanted = packages("package-lock.json");
    const present = packages(join("node_modules", ".package-lock.json"));
    return Object.entries(wanted).every(([path, { version, optional }]) => path === "" || optional || present[path]?.version === version);
  } catch {
    return false;
  }
}

function packages(file) {
  return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
}

function install() {
  process.stderr.write("Installing the packages of package-lock.json ...\n");
  const cli = process.env.npm_execpath;
  // The Node that npm was started with: the one in node_modules is about to be replaced.
  const [command, leading] = cli ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : ["npm", []];
  const run = spawnSync(command, [...leading, "ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    shell: !cli && process.platform === "win32",
    // A report goes to standard output: a script's own output stays clean.
    stdio: ["ignore", 2, 2],
  });
  if (run.status !== 0) stop(1, "npm ci failed: see above");
}

function stop(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
