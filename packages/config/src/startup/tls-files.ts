import { cafile, certfile, crlfile, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Setting, Settings } from '../configuration.js';
import { mayRead } from '../permissions.js';
import type { ServerFile } from './server-file.js';
import { failureText, type Start } from './start.js';
import type { SwappedFiles } from './swapped-files.js';

/** Reports a file that cannot be had. */
function load(
  start: Start,
  what: string,
  code: Code,
  setting: Setting<string> | undefined,
): Uint8Array | undefined {
  if (!setting) return undefined;
  if (refuseUnreadable(start, what, setting.value, setting)) return undefined;
  const content = start.host.files.read(setting.value);
  if (content instanceof Uint8Array) return content;
  if (content === 'unknown') start.notHere(what, setting.value, setting);
  else refuseFile(start, what, code, setting, failureText(content));
  return undefined;
}

function refuseFile(
  start: Start,
  what: string,
  code: Code,
  setting: Setting<string>,
  reason: string,
  help?: string,
): void {
  start.refuse(
    {
      code,
      message: `The ${what} \`${setting.value}\` ${reason}.`,
      why: 'The broker does not start with a TLS listener it cannot set up.',
      help: help ?? 'Name the right file; a relative path starts in the folder the broker is started in.',
    },
    setting,
  );
}

/**
 * A certificate or key is read by the user that the broker has turned into: from 2.0 not by root.
 * @returns whether that was refused
 */
export function refuseUnreadable(start: Start, what: string, path: string, setting: Setting): boolean {
  const { account, user } = start;
  if (!account || mayRead(start.host.files, path, account)) return false;
  start.refuse(
    {
      code: 'file-only-for-root',
      message: `The user \`${user}\` may not read the ${what} \`${path}\`.`,
      why: `From 2.0 the broker reads it after it has turned from root into \`${user}\`, and stops if it cannot.`,
      help: `Give it to that user, \`chown ${user} ${path}\`, and let the user reach its folder.`,
    },
    setting,
  );
  return true;
}

/** The broker does not mind, but a person should. */
export function remarkReadableKey(start: Start, setting: Setting<string>): void {
  const status = start.host.files.status(setting.value);
  if (typeof status === 'string' || status.copy || (status.mode & 0o004) === 0) return;
  start.remark(
    {
      level: 'hint',
      code: 'private-key-readable',
      message: `Everyone on the machine may read the private key \`${setting.value}\`.`,
      help: `Take the permissions of others away: \`chmod o= ${setting.value}\`.`,
    },
    setting,
  );
}

/** `cafile`. A `capath` is only looked at when a client shows its certificate. */
export function checkAuthorities(start: Start, settings: Settings): void {
  const setting = settings.setting(cafile);
  const content = load(start, 'CA file', 'cafile-unusable', setting);
  if (!content || !setting) return;
  const fault = start.tls.authorities(content);
  if (fault === undefined) return;
  const reason = fault === 'none' ? 'holds no certificate in PEM form' : 'is damaged';
  refuseFile(
    start,
    'CA file',
    'cafile-unusable',
    setting,
    reason,
    'Name a PEM file with the certificates of the CAs that sign the clients.',
  );
}

/** A listener's certificate or private key; undefined where it cannot be used or is not known. */
export function checkServerFile(start: Start, settings: Settings, file: ServerFile): Uint8Array | undefined {
  const setting = settings.setting(file.directive);
  const content = load(start, file.what, file.unusable.code, setting);
  if (!content || !setting) return undefined;
  if (file.directive === keyfile) remarkReadableKey(start, setting);
  const refusal = file.refusalOf(content, start.tls, settings);
  if (!refusal) return content;
  refuseFile(start, file.what, refusal.code, setting, refusal.reason, refusal.help);
  return undefined;
}

/** Files of a listener that are named by each other's directives. */
export function refuseSwapped(start: Start, { finding, setting }: SwappedFiles): void {
  start.refuse(
    { ...finding, why: 'The broker does not start with a TLS listener it cannot set up.' },
    setting,
  );
}

/** Whether `keyfile` belongs to `certfile`. */
export function checkPair(start: Start, settings: Settings, certificate: Uint8Array, key: Uint8Array): void {
  if (start.tls.pair(certificate, key) === undefined) return;
  start.refuse(
    {
      code: 'key-mismatch',
      message: `The private key \`${settings.get(keyfile)}\` does not belong to the certificate \`${settings.get(certfile)}\`.`,
      why: 'The broker could not prove that the certificate is its own, and does not start.',
      help: 'Name the key the certificate was made for; both show the same with `openssl pkey -pubout` and `openssl x509 -pubkey -noout`.',
    },
    settings.setting(keyfile),
  );
}

/** `crlfile`. */
export function checkRevocationLists(start: Start, settings: Settings): void {
  const setting = settings.setting(crlfile);
  const content = load(start, 'CRL file', 'crlfile-unusable', setting);
  if (!content || !setting) return;
  const count = start.tls.revocationLists(content);
  if (count === 0) {
    refuseFile(
      start,
      'CRL file',
      'crlfile-unusable',
      setting,
      'holds no sound CRL in PEM form',
      'Make one with `openssl ca -gencrl`, or remove the line.',
    );
  } else if (count > 1 && !start.isSince('1.6.8')) {
    refuseFile(
      start,
      'CRL file',
      'crlfile-unusable',
      setting,
      `holds ${count} CRLs`,
      'Until 1.6.7 the broker takes exactly one: use a later release, or one CA.',
    );
  }
}
