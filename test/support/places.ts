import { join, resolve } from "node:path";

/** Top folder of the repository. */
export const root = resolve(import.meta.dirname, "../..");

/** What tests install and build; git-ignored, safe to delete. */
export const cache = join(root, ".cache");
