import { bridgeCafile, bridgeCertfile, bridgeKeyfile, bridgeTlsVersion } from '../catalogue/bridge-tls.js';
import type { Bridge, Setting } from '../configuration.js';
import { bridgeEncryption } from '../policy/encryption.js';
import type { ReportEntry } from '../report.js';
import { beginsToConnect } from './bridge-connect.js';
import { failureText, type Start } from './start.js';
import { swappedBridgeFiles } from './swapped-files.js';
import { remarkOldVersion } from './tls-context.js';
import { remarkReadableKey } from './tls-files.js';

/** Bridges are started last (bridge__start_all). One that cannot connect is tried again; the broker goes on. */
export function checkBridgeFiles(start: Start): void {
  for (const bridge of start.configuration.bridges) {
    remarkOldVersion(start, bridge.settings.setting(bridgeTlsVersion), false);
    // Without TLS, its files are not read (net__init_ssl_ctx).
    if (bridgeEncryption(bridge) === 'certificate') checkFiles(start, bridge);
  }
}

/**
 * From 1.4.11 to 1.5.0 a bridge that cannot set up TLS crashes the broker: _mosquitto_socket_close removes it from a table
 * that it was not put into yet. It comes to that once the bridge has begun to connect.
 */
function checkFiles(start: Start, bridge: Bridge): void {
  const { settings } = bridge;
  const swapped = swappedBridgeFiles(start, settings);
  const flaws = swapped ? [swapped] : fileFlaws(start, bridge);
  const [first] = flaws;
  if (first && start.isSince('1.4.11') && !start.isSince('1.5.1') && beginsToConnect(start, bridge)) {
    const why = 'Releases from 1.4.11 to 1.5.0 crash as soon as such a bridge connects.';
    start.refuse({ ...first.finding, why, crashes: true }, first.setting);
    return;
  }
  const why = 'The broker starts, but the bridge never connects.';
  for (const { finding, setting } of flaws) start.remark({ level: 'warning', ...finding, why }, setting);
  const key = settings.setting(bridgeKeyfile);
  if (key && !swapped) remarkReadableKey(start, key);
}

interface Flaw {
  readonly finding: ReportEntry;
  readonly setting: Setting<string>;
}

/** What OpenSSL would refuse, in its order (net__socket_connect_tls). */
function fileFlaws(start: Start, bridge: Bridge): readonly Flaw[] {
  const { settings } = bridge;
  const certificate = settings.setting(bridgeCertfile);
  const flawOf = (
    setting: Setting<string> | undefined,
    what: string,
    refusalOf: (content: Uint8Array) => string | undefined,
  ) => {
    const reason = setting && fileFlaw(start, setting, what, refusalOf);
    const message = reason && `The ${what} \`${setting.value}\` of the bridge \`${bridge.name}\` ${reason}.`;
    return message
      ? [{ finding: { code: 'bridge-file-missing' as const, message, help: HELP }, setting }]
      : [];
  };
  return [
    ...flawOf(settings.setting(bridgeCafile), 'CA file', (content) =>
      start.tls.authorities(content) === undefined ? undefined : 'holds no CA certificate',
    ),
    ...flawOf(certificate, 'certificate', (content) =>
      start.tls.certificate(content, CLIENT_LEVEL) === undefined ? undefined : 'holds no usable certificate',
    ),
    ...flawOf(settings.setting(bridgeKeyfile), 'private key', (content) => {
      if (start.tls.key(content) !== undefined) return 'holds no usable private key';
      const chain = certificate && start.host.files.read(certificate.value);
      const pair = chain instanceof Uint8Array ? start.tls.pair(chain, content) : undefined;
      return pair === undefined ? undefined : 'does not belong to the certificate';
    }),
  ];
}

const HELP = 'Name the right file; a relative path starts in the folder the broker is started in.';

/** OpenSSL's security level for a client that names no ciphers. */
const CLIENT_LEVEL = 2;

function fileFlaw(
  start: Start,
  setting: Setting<string>,
  what: string,
  refusalOf: (content: Uint8Array) => string | undefined,
): string | undefined {
  const content = start.host.files.read(setting.value);
  if (content !== 'unknown') return content instanceof Uint8Array ? refusalOf(content) : failureText(content);
  start.notHere(what, setting.value, setting);
  return undefined;
}
