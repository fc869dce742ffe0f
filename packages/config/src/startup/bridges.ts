import {
  bridgeCafile,
  bridgeCertfile,
  bridgeCiphers,
  bridgeCiphersTls13,
  bridgeKeyfile,
  bridgeTlsVersion,
} from '../catalogue/bridge-tls.js';
import type { Directive } from '../catalogue/directive.js';
import type { Bridge, Setting } from '../configuration.js';
import { BRIDGE_VERSIONS } from '../policy/accepted-versions.js';
import { bridgeEncryption } from '../policy/encryption.js';
import { at } from '../release.js';
import type { ReportEntry, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { bridgeTexts as texts } from '../texts/bridges.js';
import { authorityFile, certificateFile, keyFile, type ReadTexts } from '../texts/files.js';
import { tlsFileTexts } from '../texts/tls.js';
import { beginsToConnect } from './bridge-connect.js';
import { readHelp, type Start } from './start.js';
import { swappedBridgeFiles } from './swapped-files.js';
import { cipherFlaw, remarkOldVersion, suiteFlaw, versionFlaw } from './tls-context.js';
import { remarkReadableKey } from './tls-files.js';

/** Bridges are started last (bridge__start_all). One that cannot connect is tried again; the broker continues. */
export function checkBridgeTls(start: Start): void {
  for (const bridge of start.configuration.bridges) {
    // Without TLS, its settings are not looked at and its files are not read (net__init_ssl_ctx).
    const settings = bridgeEncryption(bridge) === undefined ? [] : settingFlaws(start, bridge);
    const version = bridge.settings.setting(bridgeTlsVersion);
    if (!settings.some(({ setting }) => setting === version)) remarkOldVersion(start, version, false);
    remarkAll(start, bridge, settings);
    if (bridgeEncryption(bridge) === 'certificate') checkFiles(start, bridge, settings.length === 0);
  }
}

/**
 * From 1.4.11 to 1.5.0 a bridge that cannot read its files crashes the broker: _mosquitto_socket_close removes it from a
 * table that it was not put into yet. It comes to that once the bridge has begun to connect.
 */
function checkFiles(start: Start, bridge: Bridge, areRead: boolean): void {
  const { settings } = bridge;
  const swapped = swappedBridgeFiles(start, settings);
  const flaws = swapped ? [swapped] : fileFlaws(start, bridge);
  const [first] = flaws;
  const mayCrash = areRead && start.isSince('1.4.11') && !start.isSince('1.5.1');
  if (first && mayCrash && beginsToConnect(start, bridge)) {
    const why = texts.crashes({ bridge: bridge.name });
    start.refuse({ ...first.finding, why, crashes: true }, first.setting);
    return;
  }
  remarkAll(start, bridge, flaws);
  const key = settings.setting(bridgeKeyfile);
  if (key && !swapped) remarkReadableKey(start, key);
}

interface Flaw {
  readonly finding: Unwritten<ReportEntry>;
  readonly setting: Setting<string>;
}

function remarkAll(start: Start, { name }: Bridge, flaws: readonly Flaw[]): void {
  const why = texts.neverConnects({ bridge: name });
  for (const { finding, setting } of flaws) start.remark({ level: 'warning', ...finding, why }, setting);
}

/** What is set up before the files are read, in its order (net__init_ssl_ctx). */
function settingFlaws(start: Start, { settings }: Bridge): readonly Flaw[] {
  const flawOf = (
    directive: Directive<string, string | undefined>,
    flaw: (setting: Setting<string>) => Unwritten<ReportEntry> | undefined,
  ) => {
    const setting = settings.setting(directive);
    const finding = setting && flaw(setting);
    return finding ? [{ finding, setting }] : [];
  };
  return [
    ...flawOf(bridgeTlsVersion, (setting) => versionFlaw(setting, at(BRIDGE_VERSIONS, start.release))),
    ...flawOf(bridgeCiphers, (setting) => cipherFlaw(start, setting)),
    ...flawOf(bridgeCiphersTls13, suiteFlaw),
  ];
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
