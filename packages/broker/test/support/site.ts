import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../web-page', import.meta.url));
const library = join(
  dirname(createRequire(import.meta.url).resolve('mqtt/package.json')),
  'dist/mqtt.min.js',
);

/** A folder with a page that talks MQTT, and with the library it does so with. */
export interface Site extends Disposable {
  readonly folder: string;
  /** The same for who reads the configuration. */
  readonly files: Readonly<Record<string, string>>;
}

/** Puts the page into a folder of its own, which goes when its scope ends. */
export function makeSite(): Site {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(source, folder, { recursive: true });
  cpSync(library, join(folder, 'mqtt.min.js'));
  const files = readdirSync(folder).map((name) => join(folder, name));
  return {
    folder,
    files: Object.fromEntries(files.map((path) => [path, readFileSync(path, 'utf8')])),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
