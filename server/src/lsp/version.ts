import manifest from "../../../package.json" with { type: "json" };

/** Of the product: server, command line and extension have one. */
export const VERSION: string = manifest.version;
