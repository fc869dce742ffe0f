import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from '@mosquitto-conf/grammar';
import type { Files } from './generate/ground.js';

const assets = fileURLToPath(new URL('../../fixtures/oracle/assets', import.meta.url));

/** The configuration of the plugin that comes with the broker; an empty file; neither is ever random. */
const COMPANY: Files = { 'dynsec.json': '{"defaultACLAccess":{}}', empty: '' };

/**
 * Lays the files of a configuration into a folder of their own, beside the assets and an empty folder `data`, hands it
 * to the action and removes it. As for the oracle, folders may be written and files read by everyone.
 */
export async function inFolder<T>(files: Files, action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-live-'));
  try {
    cpSync(assets, join(folder, 'assets'), { recursive: true });
    mkdirSync(join(folder, 'data'));
    for (const [path, text] of Object.entries({ ...COMPANY, ...files })) {
      mkdirSync(pathOf(dirname(join(folder, path))), { recursive: true });
      writeFileSync(pathOf(join(folder, path)), encode(text));
    }
    open(folder);
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A path that may have bytes that are not UTF-8, as `decode` gives it. */
function pathOf(path: string): Buffer {
  return Buffer.from(encode(path));
}

function open(path: string): void {
  const here = pathOf(path);
  const isFolder = statSync(here).isDirectory();
  chmodSync(here, isFolder ? 0o777 : 0o644);
  if (isFolder) for (const name of readdirSync(here, { encoding: 'buffer' })) open(join(path, decode(name)));
}
