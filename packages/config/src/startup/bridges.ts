import { bridgeCafile, bridgeCertfile, bridgeKeyfile, bridgeTlsVersion } from '../catalogue/bridge-tls.js';
import type { Bridge, Setting } from '../configuration.js';
import { bridgeEncryption } from '../policy/encryption.js';
import type { ReportEntry, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { bridgeTexts as texts } from '../texts/bridges.js';
import { authorityFile, certificateFile, keyFile, type ReadTexts } from '../texts/files.js';
import { tlsFileTexts } from '../texts/tls.js';
import { beginsToConnect } from './bridge-connect.js';
import { readHelp, type Start } from './start.js';
import { swappedBridgeFiles } from './swapped-files.js';
import { remarkOldVersion } from './tls-context.js';
import { remarkReadableKey } from './tls-files.js';

/** Bridges are started last (bridge__start_all). One that cannot connect is tried again; the broker continues. */
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
    const why = texts.crashes({ bridge: bridge.name });
    start.refuse({ ...first.finding, why, crashes: true }, first.setting);
    return;
  }
  const why = texts.neverConnects({ bridge: bridge.name });
  for (const { finding, setting } of flaws) start.remark({ level: 'warning', ...finding, why }, setting);
  const key = settings.setting(bridgeKeyfile);
  if (key && !swapped) remarkReadableKey(start, key);
}

interface Flaw {
  readonly finding: Unwritten<ReportEntry>;
  readonly setting: Setting<string>;
}

/** What is wrong with a file, and what to do about it. */
interface Fault {
  readonly message: Text;
  readonly help: Text;
}

/** What OpenSSL would refuse, in its order (net__socket_connect_tls). */
function fileFlaws(start: Start, { settings }: Bridge): readonly Flaw[] {
  const certificate = settings.setting(bridgeCertfile);
  const flawOf = (
    setting: Setting<string> | undefined,
    kind: ReadTexts,
    refusalOf: (content: Uint8Array, path: string) => Fault | undefined,
  ) => {
    const fault = setting && fileFault(start, setting, kind, refusalOf);
    return fault ? [{ finding: { code: 'bridge-file-missing' as const, ...fault }, setting }] : [];
  };
  return [
    ...flawOf(settings.setting(bridgeCafile), authorityFile, (content, path) =>
      start.tls.authorities(content) === undefined
        ? undefined
        : { message: tlsFileTexts.bridgeAuthorityInvalid({ path }), help: tlsFileTexts.nameBridgeAuthority },
    ),
    ...flawOf(certificate, certificateFile, (content, path) =>
      start.tls.certificate(content, CLIENT_LEVEL) === undefined
        ? undefined
        : {
            message: tlsFileTexts.bridgeCertificateInvalid({ path }),
            help: tlsFileTexts.nameBridgeCertificate,
          },
    ),
    ...flawOf(settings.setting(bridgeKeyfile), keyFile, (content, path) => {
      if (start.tls.key(content) !== undefined)
        return { message: tlsFileTexts.bridgeKeyInvalid({ path }), help: tlsFileTexts.nameKey };
      const chain = certificate && start.host.files.read(certificate.value);
      const pair = chain instanceof Uint8Array ? start.tls.pair(chain, content) : undefined;
      return pair === undefined
        ? undefined
        : { message: tlsFileTexts.bridgeKeyMismatch({ path }), help: tlsFileTexts.nameMatchingKey };
    }),
  ];
}

/** OpenSSL's security level for a client that names no ciphers. */
const CLIENT_LEVEL = 2;

function fileFault(
  start: Start,
  { value: path, ...setting }: Setting<string>,
  kind: ReadTexts,
  refusalOf: (content: Uint8Array, path: string) => Fault | undefined,
): Fault | undefined {
  const content = start.host.files.read(path);
  if (content instanceof Uint8Array) return refusalOf(content, path);
  if (content !== 'unknown') return { message: kind[content]({ path }), help: readHelp(content, path) };
  start.notHere(kind, path, setting.place);
  return undefined;
}
