import { ciphers as ciphersDirective, ciphersTls13, dhparamfile, tlsVersion } from '../catalogue/tls.js';
import type { Setting, Settings } from '../configuration.js';
import type { ReportEntry } from '../report.js';
import { hasTls13Suite, securityLevel, shortestRsa } from './ciphers.js';
import { dhPrimeBits } from './pem.js';
import { failureText, type Start } from './start.js';
import { refuseUnreadable } from './tls-files.js';

function versionsOf(start: Start): readonly string[] {
  if (start.isSince('1.6')) return ['tlsv1.3', 'tlsv1.2', 'tlsv1.1'];
  return ['tlsv1.2', 'tlsv1.1', 'tlsv1'];
}

/** `tls_version`: 1.5 takes anything, and leaves all versions on for what it does not know. */
export function checkTlsVersion(start: Start, settings: Settings): void {
  const setting = settings.setting(tlsVersion);
  if (!setting) return;
  const versions = versionsOf(start);
  if (versions.includes(setting.value)) {
    remarkOldVersion(start, setting, true);
    return;
  }
  const number = /^\D*(1\.\d)$/.exec(setting.value)?.[1];
  const meant = versions.find((version) => version === `tlsv${number}`);
  const finding: ReportEntry = {
    code: 'tls-version-unknown',
    message: `\`${setting.value}\` is no version of TLS that this release knows.`,
    help: `Write ${versions.map((version) => `\`${version}\``).join(', ')}, in small letters, or remove the line.`,
    ...(meant === undefined ? {} : { meant }),
  };
  if (start.isSince('1.5') && !start.isSince('1.6')) {
    start.remark(
      { level: 'hint', ...finding, why: 'This release ignores it, and allows every version.' },
      setting,
    );
  } else {
    start.refuse(
      { ...finding, why: 'The broker compares it letter by letter, and stops if it finds no match.' },
      setting,
    );
  }
}

/** 1.0 and 1.1; from 2.1 the broker itself complains of a listener that offers them. */
export function remarkOldVersion(start: Start, setting: Setting<string> | undefined, listens: boolean): void {
  if (setting?.value !== 'tlsv1' && setting?.value !== 'tlsv1.1') return;
  const said = listens && start.isSince('2.1');
  start.remark(
    {
      level: said ? 'warning' : 'hint',
      code: 'tls-version-old',
      message: `TLS ${setting.value === 'tlsv1' ? '1.0' : '1.1'} is not safe any more.`,
      ...(said
        ? { why: 'The broker still offers it, says so on every start, and will stop offering it.' }
        : {}),
      help: `Write \`${setting.directive.name} tlsv1.2\`${listens ? ', and give old devices a listener of their own' : ''}.`,
    },
    setting,
  );
}

/** `ciphers`, then `ciphers_tls1.3`. */
export function checkCiphers(start: Start, settings: Settings): void {
  const list = settings.setting(ciphersDirective);
  if (list && !start.tls.ciphers(list.value)) {
    start.refuse(
      {
        code: 'ciphers-unknown',
        message: `\`${list.value}\` leaves no cipher.`,
        why: 'OpenSSL passes over names it does not know, and the broker stops if nothing is left.',
        help: '`openssl ciphers -v` lists the names; those that begin with `TLS_` belong in `ciphers_tls1.3`. Without the line OpenSSL chooses well.',
      },
      list,
    );
  }
  const suites = settings.setting(ciphersTls13);
  if (suites && !hasTls13Suite(suites.value)) {
    start.refuse(
      {
        code: 'ciphers-unknown',
        message: `\`${suites.value}\` names no cipher suite of TLS 1.3.`,
        why: 'The broker stops if OpenSSL knows none of them.',
        help: 'Write names such as `TLS_AES_256_GCM_SHA384`, in capitals and with colons between them, or remove the line.',
      },
      suites,
    );
  }
}

/** `dhparamfile`: since 2.1 OpenSSL chooses the parameters. */
export function checkDhParameters(start: Start, settings: Settings): void {
  const setting = settings.setting(dhparamfile);
  if (setting?.value === undefined || start.isSince('2.1')) return;
  if (refuseUnreadable(start, 'file of Diffie-Hellman parameters', setting.value, setting)) return;
  const content = start.host.files.read(setting.value);
  if (content === 'unknown') {
    start.notHere('file of Diffie-Hellman parameters', setting.value, setting);
    return;
  }
  const reason =
    content instanceof Uint8Array ? dhFlaw(content, settings.get(ciphersDirective)) : failureText(content);
  if (reason === undefined) return;
  start.refuse(
    {
      code: 'dhparamfile-unusable',
      message: `The file of Diffie-Hellman parameters \`${setting.value}\` ${reason}.`,
      why: 'The broker stops if it cannot use them.',
      help: 'Make one with `openssl dhparam -out FILE 2048`, or remove the line: the usual ciphers do without.',
    },
    setting,
  );
}

function dhFlaw(content: Uint8Array, ciphers: string | undefined): string | undefined {
  const bits = dhPrimeBits(content);
  if (bits === undefined) return 'holds no such parameters in PEM form';
  return bits < shortestRsa(securityLevel(ciphers))
    ? `holds parameters of ${bits} bits, too few for OpenSSL`
    : undefined;
}
