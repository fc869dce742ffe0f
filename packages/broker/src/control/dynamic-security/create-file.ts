import { randomInt } from 'node:crypto';
import type { FileSystem, Release } from '@mosquitto-conf/config';
import {
  ADMINISTRATOR,
  DEMO_CLIENT,
  type DynamicSecurityFile,
  defaultDynamicSecurity,
  dynamicSecurityOption,
} from '@mosquitto-conf/config/internal';
import type { Log } from '../../log/log.js';
import { hashPassword } from './hash-password.js';
import type { WrittenFile } from './written-file.js';

/** What creating the file needs of the broker. */
export interface FileCreator {
  readonly release: Release;
  readonly log: Log;
  readonly files: FileSystem;
  /** undefined where nothing is written. */
  readonly written: WrittenFile | undefined;
}

/** The environment variable with the administrator's password. */
const VARIABLE = 'MOSQUITTO_DYNSEC_PASSWORD';
const SHORTEST = 12;

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-=_+[]{}@#~,./<>?';
const RANDOM_LENGTH = 20;

/**
 * Creates the plugin's file where there is none, as 2.1 does (dynsec__config_init).
 * @returns its text; undefined where it cannot be created, of which the log then tells
 */
export function createFile({ path, plugin }: DynamicSecurityFile, creator: FileCreator): string | undefined {
  const { release, log, written } = creator;
  log.write('information', 'Dynamic security plugin config not found, generating a default config.');
  const initFile = dynamicSecurityOption(plugin, 'password_init_file')?.path;
  const passwords = choosePasswords(path, initFile, creator);
  if (!passwords) return undefined;
  const encoded = [...passwords].map(
    ([name, password]) => [name, hashPassword(password, release)?.encoded ?? ''] as const,
  );
  const text = defaultDynamicSecurity(new Map(encoded));
  try {
    if (initFile === undefined && passwords.size > 1)
      written?.write([...passwords].map(([name, password]) => `${name} ${password}\n`).join(''), '.pw');
    written?.write(text);
  } catch (error) {
    log.write('error', `Error: ${(error as Error).message}`);
    return undefined;
  }
  return text;
}

/** The password of each client; undefined where the one that is given cannot be used (generate_password). */
function choosePasswords(
  path: string,
  initFile: string | undefined,
  { log, files, written }: FileCreator,
): ReadonlyMap<string, string> | undefined {
  if (initFile !== undefined) {
    log.write('information', `  Using admin password from file '${initFile}'`);
    const content = files.read(initFile);
    const text = content instanceof Uint8Array ? Buffer.from(content).toString('utf8') : undefined;
    const password = text?.split('\n', 1)[0]?.trimEnd();
    if (password) return new Map([[ADMINISTRATOR, password]]);
    const why = text === undefined ? 'file not accessible' : text === '' ? 'file empty' : 'password is empty';
    log.write('error', `Error: Unable to get initial password from '${initFile}', ${why}.`);
    return undefined;
  }
  const given = process.env[VARIABLE];
  if (given !== undefined) {
    log.write('information', `  Using admin password from ${VARIABLE} environment variable`);
    if (Buffer.byteLength(given) >= SHORTEST) return new Map([[ADMINISTRATOR, given]]);
    log.write(
      'error',
      `Error: Not generating dynsec config, ${VARIABLE} must be at least ${SHORTEST} characters.`,
    );
    return undefined;
  }
  log.write(
    'information',
    written
      ? `  Generated passwords are at ${path}.pw`
      : '  Generated passwords are not written, because this broker writes no files',
  );
  return new Map([ADMINISTRATOR, DEMO_CLIENT].map((name) => [name, randomPassword()]));
}

function randomPassword(): string {
  return Array.from({ length: RANDOM_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
}
