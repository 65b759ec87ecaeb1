import type { ReportedFinding } from "../../server/src/engine/report.ts";
import found from "../fixtures/example-findings.json" with { type: "json" };

/**
 * What is to be found in examples/, everywhere: command line, server, desktop and browser. Whole findings as
 * `check --format json` prints them, in its order; `vitest run -u test/examples.test.ts` writes them anew.
 */
export const exampleFindings = found as unknown as readonly ReportedFinding[];
