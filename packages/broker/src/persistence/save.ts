import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { TextError } from '@mosquitto-conf/config/internal';
import { databaseTexts } from '../texts/database.js';

/** Files being written: two at once would share a temporary file. The files are shared by all brokers of this process. */
const underway = new Map<string, Promise<void>>();

/**
 * Writes a file so that, whenever the process or the machine stops, either the old one or the new one is there, whole.
 * It is readable by its owner only, as the broker's own. A second call for the same file waits for the first.
 * Of a symbolic link, the file that it leads to is written. What is not a regular file is not replaced.
 * @param chunks the contents, in pieces
 */
export function saveDatabase(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const key = resolve(path);
  const before = underway.get(key) ?? Promise.resolve();
  const saved = before.then(() => replace(key, chunks));
  // The next save does not depend on whether this one failed.
  const settled = saved
    .catch(() => {})
    .then(() => {
      if (underway.get(key) === settled) underway.delete(key);
    });
  underway.set(key, settled);
  return saved;
}

async function replace(name: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const path = await realpath(name).catch(() => name);
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isFile()) throw new TextError(databaseTexts.notRegular({ name }));
  const temporary = `${path}.new`;
  // One left over may be a second name of the database itself (mosquitto_write_file), so it is never written into.
  await rm(temporary, { force: true });
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes the new name last. Not every system can; the file is whole either way. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch {
    // A file system that cannot.
  } finally {
    await handle?.close();
  }
}
