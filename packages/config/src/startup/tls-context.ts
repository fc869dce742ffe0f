import { DH_PERMISSIONS } from '../access/file-permissions.js';
import { ciphers as ciphersDirective, ciphersTls13, dhparamfile, tlsVersion } from '../catalogue/tls.js';
import type { Setting, Settings } from '../configuration.js';
import { LISTENER_VERSIONS, type TlsVersion } from '../policy/accepted-versions.js';
import { at } from '../release.js';
import type { ReportEntry, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { dhFile } from '../texts/files.js';
import { tlsFileTexts as fileTexts, tlsTexts as texts } from '../texts/tls.js';
import { hasTls13Suite, securityLevel, shortestRsa } from './ciphers.js';
import { dhPrimeBits } from './pem.js';
import type { Start } from './start.js';
import { refuseUnreadable } from './tls-files.js';

/** `tls_version`: 1.5 accepts every word, and enables all versions if it does not know the word. */
export function checkTlsVersion(start: Start, settings: Settings): void {
  const setting = settings.setting(tlsVersion);
  if (!setting) return;
  const finding = versionFlaw(setting, at(LISTENER_VERSIONS, start.release));
  if (finding === undefined) {
    remarkOldVersion(start, setting, true);
  } else if (start.isSince('1.5') && !start.isSince('1.6')) {
    start.remark({ level: 'hint', ...finding, why: texts.versionIgnored }, setting);
  } else {
    start.refuse({ ...finding, why: texts.versionRefused }, setting);
  }
}

/** What is wrong with a word for a version of TLS, if it is none of those that the release knows. */
export function versionFlaw(
  { value: version }: Setting<string>,
  known: readonly TlsVersion[],
): Unwritten<ReportEntry> | undefined {
  if (known.some((one) => one === version)) return undefined;
  const number = /^\D*(1\.\d)$/.exec(version)?.[1];
  const meant = known.find((one) => one === `tlsv${number}`);
  const words = known.map((one) => `\`${one}\``);
  return {
    code: 'tls-version-unknown',
    message: texts.versionUnknown({ version }),
    help: texts.writeVersion({ words: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' }),
    ...(meant === undefined ? {} : { meant }),
  };
}

/** 1.0 and 1.1; from 2.1 the broker itself warns about a listener that accepts them. */
export function remarkOldVersion(start: Start, setting: Setting<string> | undefined, listens: boolean): void {
  if (setting?.value !== 'tlsv1' && setting?.value !== 'tlsv1.1') return;
  const said = listens && start.isSince('2.1');
  start.remark(
    {
      level: said ? 'warning' : 'hint',
      code: 'tls-version-old',
      message: setting.value === 'tlsv1' ? texts.version10 : texts.version11,
      why: said ? texts.versionAnnounced : texts.versionKnownAttacks,
      help: listens
        ? texts.writeVersion12OldDevices({ name: setting.directive.name })
        : texts.writeVersion12({ name: setting.directive.name }),
    },
    setting,
  );
}

/** `ciphers`, then `ciphers_tls1.3`. */
export function checkCiphers(start: Start, settings: Settings): void {
  const list = settings.setting(ciphersDirective);
  const flaw = list && cipherFlaw(start, list);
  if (flaw) start.refuse({ ...flaw, why: texts.ciphersRefused }, list);
  const suites = settings.setting(ciphersTls13);
  const suitesFlaw = suites && suiteFlaw(suites);
  if (suitesFlaw) start.refuse({ ...suitesFlaw, why: texts.suitesRefused }, suites);
}

/** What is wrong with a list of ciphers of which OpenSSL knows none. */
export function cipherFlaw(
  start: Start,
  { value, directive }: Setting<string>,
): Unwritten<ReportEntry> | undefined {
  if (start.tls.ciphers(value)) return undefined;
  const help = texts.writeCiphers({ suites: `${directive.name}_tls1.3` });
  return { code: 'ciphers-unknown', message: texts.ciphersUnknown({ ciphers: value }), help };
}

/** What is wrong with a list of cipher suites of TLS 1.3 of which OpenSSL knows none. */
export function suiteFlaw({ value }: Setting<string>): Unwritten<ReportEntry> | undefined {
  if (hasTls13Suite(value)) return undefined;
  return {
    code: 'ciphers-unknown',
    message: texts.suitesUnknown({ suites: value }),
    help: texts.writeSuites,
  };
}

/** `dhparamfile`: since 2.1 OpenSSL chooses the parameters. */
export function checkDhParameters(start: Start, settings: Settings): void {
  const setting = settings.setting(dhparamfile);
  if (setting?.value === undefined || start.isSince('2.1')) return;
  if (refuseUnreadable(start, dhFile, setting.value, setting)) return;
  const content = start.host.files.read(setting.value);
  if (content === 'unknown') {
    start.notHere(dhFile, setting.value, setting);
    return;
  }
  const path = setting.value;
  const message =
    content instanceof Uint8Array
      ? dhFlaw(content, path, settings.get(ciphersDirective))
      : dhFile[content]({ path });
  if (content instanceof Uint8Array) start.remarkOnPermissions(DH_PERMISSIONS, path, setting);
  if (message === undefined) return;
  start.refuse(
    {
      code: 'dhparamfile-unusable',
      message,
      why: fileTexts.dhRefused,
      help: fileTexts.createDh({ path }),
    },
    setting,
  );
}

function dhFlaw(content: Uint8Array, path: string, ciphers: string | undefined): Text | undefined {
  const bits = dhPrimeBits(content);
  if (bits === undefined) return fileTexts.dhInvalid({ path });
  return bits < shortestRsa(securityLevel(ciphers)) ? fileTexts.dhShort({ path, bits }) : undefined;
}
