import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["server/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["test/editor/**", "node_modules/**"],
    // One worker reads modules, grammars and tables once for all of its files: a third of the time.
    isolate: false,
    // Otherwise one core is kept for the runner, which is half of a machine with two.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
