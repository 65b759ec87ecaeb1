/**
 * Addresses of files: `scheme://authority/segment/segment`, segments percent-encoded one way only. Clients spell the same
 * file differently (`%3A` and `:`, `%40` and `@`), so whatever comes in passes `canonical` first.
 */

interface Address {
  readonly prefix: string;
  readonly segments: readonly string[];
}

function addressOf(uri: string): Address {
  const [, prefix = "", rest = ""] = /^([A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/.exec(uri) ?? ["", "", uri];
  return {
    prefix: prefix.toLowerCase(),
    segments: rest
      .split("/")
      .filter((it) => it !== "")
      .map(decode),
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function write({ prefix, segments }: Address): string {
  return `${prefix}/${segments.map(encodeURIComponent).join("/")}`;
}

/** The one spelling of an address. A drive letter is lower case, a trailing slash goes. */
export function canonical(uri: string): string {
  const { prefix, segments } = addressOf(uri);
  const [first, ...others] = segments;
  const drive = first !== undefined && /^[A-Za-z]:$/.test(first) ? [first.toLowerCase(), ...others] : segments;
  const resolved: string[] = [];
  for (const segment of drive) {
    if (segment === "..") resolved.pop();
    else if (segment !== ".") resolved.push(segment);
  }
  return write({ prefix, segments: resolved });
}

export function childOf(folder: string, name: string): string {
  return `${folder.endsWith("/") ? folder.slice(0, -1) : folder}/${encodeURIComponent(name)}`;
}

/** A path with `/`, possibly with `..`, below a folder. */
export function resolvePath(folder: string, path: string): string {
  const { prefix, segments } = addressOf(folder);
  return canonical(write({ prefix, segments: [...segments, ...path.split("/").filter((it) => it !== "")] }));
}

/** The folder around a file; the root is its own parent. */
export function parentOf(uri: string): string {
  const { prefix, segments } = addressOf(uri);
  return write({ prefix, segments: segments.slice(0, -1) });
}

export function nameOf(uri: string): string {
  return addressOf(uri).segments.at(-1) ?? "";
}

export function isInside(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** Path of a file seen from a folder, with `/` and `..` where it lies elsewhere. */
export function pathFrom(folder: string, uri: string): string {
  const [from, to] = [addressOf(folder), addressOf(uri)];
  if (from.prefix !== to.prefix) return uri;
  let common = 0;
  while (common < from.segments.length && common < to.segments.length && from.segments[common] === to.segments[common]) common++;
  return [...from.segments.slice(common).map(() => ".."), ...to.segments.slice(common)].join("/") || ".";
}
