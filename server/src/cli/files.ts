import { constants } from "node:fs";
import { chmod, copyFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file by rename, so that whoever reads it meanwhile sees the old or the new text and never half of one. A link
 * stays a link, the mode stays. `bom` puts the byte order mark back that reading took off.
 */
export async function writeWhole(path: string, text: string, bom = false): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (it) => it.mode,
    () => null,
  );
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.prompt-hygiene`);
  try {
    await writeFile(beside, bom ? `\uFEFF${text}` : text, "utf8");
    if (mode !== null) await chmod(beside, mode & 0o7777);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Writes a file that must not be there yet; false when it is. */
export async function writeNew(path: string, text: string): Promise<boolean> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.prompt-hygiene`);
  try {
    await writeFile(beside, text, "utf8");
    await copyFile(beside, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}
