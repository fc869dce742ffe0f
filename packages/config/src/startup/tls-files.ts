import { cafile, certfile, crlfile, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Setting, Settings } from '../configuration.js';
import { mayRead } from '../permissions.js';
import type { Text } from '../text.js';
import { authorityFile, fileAdvice, type ReadTexts, revocationFile } from '../texts/files.js';
import { tlsFileTexts as texts } from '../texts/tls.js';
import type { ServerFile } from './server-file.js';
import { readHelp, type Start } from './start.js';
import type { SwappedFiles } from './swapped-files.js';

/** Reads a file, or reports why that is not possible. */
function load(
  start: Start,
  kind: ReadTexts,
  code: Code,
  setting: Setting<string> | undefined,
): Uint8Array | undefined {
  if (!setting) return undefined;
  if (refuseUnreadable(start, kind, setting.value, setting)) return undefined;
  const content = start.host.files.read(setting.value);
  if (content instanceof Uint8Array) return content;
  if (content === 'unknown') start.notHere(kind, setting.value, setting, true);
  else {
    const path = setting.value;
    refuseFile(start, code, setting, kind[content]({ path }), readHelp(content, path));
  }
  return undefined;
}

function refuseFile(
  start: Start,
  code: Code,
  setting: Setting<string>,
  message: Text,
  help: Text,
  why: Text = texts.refused,
): void {
  start.refuse({ code, message, why, help }, setting);
}

/**
 * From 2.0 the broker reads certificates and keys as the user it runs as, not as root.
 * @returns whether that was refused
 */
export function refuseUnreadable(start: Start, kind: ReadTexts, path: string, setting: Setting): boolean {
  const { account, user } = start;
  if (!account || mayRead(start.host.files, path, account)) return false;
  start.refuse(
    {
      code: 'file-only-for-root',
      message: kind.deniedForUser({ user: user ?? '', path }),
      why: texts.deniedForUserWhy({ user: user ?? '' }),
      help: fileAdvice.allowUser({ user: user ?? '', path }),
    },
    setting,
  );
  return true;
}

/** Warns about a private key that every user can read. The broker accepts it. */
export function remarkReadableKey(start: Start, setting: Setting<string>): void {
  const status = start.host.files.status(setting.value);
  if (typeof status === 'string' || status.copy || (status.mode & 0o004) === 0) return;
  start.remark(
    {
      level: 'hint',
      code: 'private-key-readable',
      message: texts.keyReadable({ path: setting.value }),
      why: texts.keyReadableWhy,
      help: texts.protectKey({ path: setting.value }),
    },
    setting,
  );
}

/** `cafile`. A `capath` is only looked at when a client shows its certificate. */
export function checkAuthorities(start: Start, settings: Settings): void {
  const setting = settings.setting(cafile);
  const content = load(start, authorityFile, 'cafile-unusable', setting);
  if (!content || !setting) return;
  const fault = start.tls.authorities(content);
  if (fault === undefined) return;
  const path = setting.value;
  const message = fault === 'none' ? texts.authorityEmpty({ path }) : texts.authorityDamaged({ path });
  refuseFile(start, 'cafile-unusable', setting, message, texts.nameAuthorities);
}

/** A listener's certificate or private key; undefined where it cannot be used or is not known. */
export function checkServerFile(start: Start, settings: Settings, file: ServerFile): Uint8Array | undefined {
  const setting = settings.setting(file.directive);
  const content = load(start, file.readTexts, file.unusable.code, setting);
  if (!content || !setting) return undefined;
  if (file.directive === keyfile) remarkReadableKey(start, setting);
  const refusal = file.refusalOf(content, start.tls, settings);
  if (!refusal) return content;
  const { code, message, why, help } = refusal;
  const path = setting.value;
  refuseFile(
    start,
    code,
    setting,
    message({ path }),
    typeof help === 'function' ? help({ path }) : help,
    why,
  );
  return undefined;
}

/** Reports that the files of a listener are swapped. */
export function refuseSwapped(start: Start, { finding, setting }: SwappedFiles): void {
  start.refuse({ ...finding, why: texts.refused }, setting);
}

/** Whether `keyfile` belongs to `certfile`. */
export function checkPair(start: Start, settings: Settings, certificate: Uint8Array, key: Uint8Array): void {
  if (start.tls.pair(certificate, key) === undefined) return;
  start.refuse(
    {
      code: 'key-mismatch',
      message: texts.keyMismatch({
        key: settings.get(keyfile) ?? '',
        certificate: settings.get(certfile) ?? '',
      }),
      why: texts.refused,
      help: texts.nameMatchingKey,
    },
    settings.setting(keyfile),
  );
}

/** `crlfile`. */
export function checkRevocationLists(start: Start, settings: Settings): void {
  const setting = settings.setting(crlfile);
  const content = load(start, revocationFile, 'crlfile-unusable', setting);
  if (!content || !setting) return;
  const count = start.tls.revocationLists(content);
  const path = setting.value;
  if (count === 0) {
    refuseFile(start, 'crlfile-unusable', setting, texts.listInvalid({ path }), texts.createList);
  } else if (count > 1 && !start.isSince('1.6.8')) {
    refuseFile(start, 'crlfile-unusable', setting, texts.listsTooMany({ path, count }), texts.oneList);
  }
}
