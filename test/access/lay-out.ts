import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AccessRow, dedent } from './row.js';

const certs = fileURLToPath(new URL('../../fixtures/certs', import.meta.url));

/** The password of alice is `pa`, hashed in 101 rounds, as `mosquitto_passwd -I 101` would. */
export const PASSWORDS =
  'alice:$7$101$c2FsdHNhbHRzYWx0$8rRyXTlWNMBmL4ZasuIZnHhXlt2SDLa/6ZoxZeojWZ0eS5uSXAyk2qvuRgXdRlz0ic7jY3uh4Y6meKXzeWmLgg==\n';

/** Stands for the row's folder in configurations and clients. */
const FOLDER = '$FOLDER';

/** All files of a row, as they are in its folder beside `certs/`. */
export function filesOf({ configuration, files = {} }: AccessRow, folder: string): Record<string, string> {
  const own = Object.entries(files).map(([path, text]) => [path, dedent(text)]);
  const text = inFolder(dedent(configuration), folder);
  return { passwd: PASSWORDS, ...Object.fromEntries(own), 'mosquitto.conf': text };
}

/** A text of a row with the folder's path filled in. */
export function inFolder(text: string, folder: string): string {
  return text.replaceAll(FOLDER, folder);
}

/** Makes a folder with all that a row names, which the broker may read and write as any user. */
export function layOut(row: AccessRow): string {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  chmodSync(folder, 0o777);
  cpSync(certs, join(folder, 'certs'), { recursive: true });
  for (const [path, text] of Object.entries(filesOf(row, folder))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o644 });
  }
  return folder;
}
