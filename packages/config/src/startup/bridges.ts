import {
  bridgeCafile,
  bridgeCapath,
  bridgeCertfile,
  bridgeKeyfile,
  bridgeTlsVersion,
} from '../catalogue/bridge-tls.js';
import type { Bridge, Setting, Settings } from '../configuration.js';
import type { ReportEntry } from '../report.js';
import { beginsToConnect } from './bridge-connect.js';
import { failureText, type Start } from './start.js';
import { remarkOldVersion } from './tls-context.js';
import { inspectorOf, remarkReadableKey } from './tls-files.js';

const FILES = [
  [bridgeCafile, 'CA file'],
  [bridgeCertfile, 'certificate'],
  [bridgeKeyfile, 'private key'],
] as const;

/** Bridges are started last (bridge__start_all). One that cannot connect is tried again; the broker goes on. */
export function checkBridgeFiles(start: Start): void {
  for (const bridge of start.configuration.bridges) {
    remarkOldVersion(start, bridge.settings.setting(bridgeTlsVersion), false);
    if (!checkCrash(start, bridge)) remarkMissingFiles(start, bridge);
  }
}

function remarkMissingFiles(start: Start, { name, settings }: Bridge): void {
  for (const [directive, what] of FILES) {
    const setting = settings.setting(directive);
    if (!setting) continue;
    const content = start.host.files.read(setting.value);
    if (content instanceof Uint8Array) {
      if (directive === bridgeKeyfile) remarkReadableKey(start, setting);
      continue;
    }
    if (content === 'unknown') {
      start.notHere(what, setting.value, setting);
      continue;
    }
    start.remark(
      {
        level: 'warning',
        code: 'bridge-file-missing',
        message: `The ${what} \`${setting.value}\` of the bridge \`${name}\` ${failureText(content)}.`,
        why: 'The broker starts, but the bridge never connects.',
        help: HELP,
      },
      setting,
    );
  }
}

const HELP = 'Name the right file; a relative path starts in the folder the broker is started in.';

/**
 * From 1.4.11 to 1.5.0 a bridge that cannot set up TLS crashes the broker: _mosquitto_socket_close removes it from a table
 * that it was not put into yet. It comes to that once the bridge has begun to connect.
 * @returns whether it was reported
 */
function checkCrash(start: Start, bridge: Bridge): boolean {
  if (!start.isSince('1.4.11') || start.isSince('1.5.1') || !beginsToConnect(start, bridge)) return false;
  const flaw = tlsFlaw(start, bridge.settings);
  if (!flaw) return false;
  const finding: ReportEntry = {
    code: 'bridge-file-missing',
    message: `The ${flaw.what} \`${flaw.setting.value}\` of the bridge \`${bridge.name}\` ${flaw.reason}.`,
    why: 'Releases from 1.4.11 to 1.5.0 crash as soon as such a bridge connects.',
    help: HELP,
  };
  start.refuse({ ...finding, crashes: true }, flaw.setting);
  return true;
}

interface Flaw {
  readonly setting: Setting<string>;
  readonly what: string;
  readonly reason: string;
}

/** What OpenSSL would refuse (_mosquitto_socket_connect_step3). Without a CA the bridge does without TLS. */
function tlsFlaw(start: Start, settings: Settings): Flaw | undefined {
  if (!settings.has(bridgeCafile) && !settings.has(bridgeCapath)) return undefined;
  const inspector = inspectorOf(start);
  const authorities = fileFlaw(start, settings.setting(bridgeCafile), 'CA file', (content) =>
    inspector.authorities(content) === undefined ? undefined : 'holds no CA certificate',
  );
  const certificate = settings.setting(bridgeCertfile);
  const key = settings.setting(bridgeKeyfile);
  return (
    authorities ??
    fileFlaw(start, certificate, 'certificate', (content) =>
      inspector.certificate(content, CLIENT_LEVEL) === undefined ? undefined : 'holds no usable certificate',
    ) ??
    fileFlaw(start, key, 'private key', (content) => {
      if (inspector.key(content) !== undefined) return 'holds no usable private key';
      const chain = certificate && start.host.files.read(certificate.value);
      const pair = chain instanceof Uint8Array ? inspector.pair(chain, content) : undefined;
      return pair === undefined ? undefined : 'does not belong to the certificate';
    })
  );
}

/** OpenSSL's security level for a client that names no ciphers. */
const CLIENT_LEVEL = 2;

function fileFlaw(
  start: Start,
  setting: Setting<string> | undefined,
  what: string,
  refusalOf: (content: Uint8Array) => string | undefined,
): Flaw | undefined {
  if (!setting) return undefined;
  const content = start.host.files.read(setting.value);
  if (content === 'unknown') return undefined;
  const reason = content instanceof Uint8Array ? refusalOf(content) : failureText(content);
  return reason === undefined ? undefined : { setting, what, reason };
}
