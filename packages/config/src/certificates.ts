import { bridgeCafile, bridgeCertfile } from './catalogue/bridge-tls.js';
import type { Directive } from './catalogue/directive.js';
import { cafile, certfile } from './catalogue/tls.js';
import type { Bridge, Configuration, Listener, Setting, Settings } from './configuration.js';
import type { Host } from './host.js';
import { tlsSetting } from './policy/needed-library.js';
import { isCertificate, pemBlocks } from './startup/pem.js';
import { type CertificateFacts, certificateFacts } from './startup/x509.js';

/** A certificate of a file that the configuration names. */
export interface Certificate extends CertificateFacts {
  /** The line that names the file. */
  readonly setting: Setting<string>;
  readonly owner: Listener | Bridge;
  /** Whether it vouches for the other side (`cafile`), rather than being shown to it (`certfile`). */
  readonly authority: boolean;
  /** Its place in the file; the first one of a `certfile` is the owner's own. */
  readonly index: number;
}

/** A directive that names a file of certificates, and whether they are of authorities. */
type CertificateFile = readonly [directive: Directive<string>, authority: boolean];

const LISTENER: readonly CertificateFile[] = [
  [cafile, true],
  [certfile, false],
];
const BRIDGE: readonly CertificateFile[] = [
  [bridgeCafile, true],
  [bridgeCertfile, false],
];

/** Every certificate that can be read and decoded, of the files that the broker uses. */
export function readCertificates(configuration: Configuration, host: Host): readonly Certificate[] {
  const known = new Map<string, readonly CertificateFacts[]>();
  const factsOf = (path: string) => {
    let facts = known.get(path);
    if (!facts) {
      facts = readFile(host, path);
      known.set(path, facts);
    }
    return facts;
  };
  const found: Certificate[] = [];
  const collect = (owner: Listener | Bridge, settings: Settings, files: readonly CertificateFile[]) => {
    for (const [directive, authority] of files) {
      const setting = tlsSetting(settings, directive, configuration.release);
      if (!setting) continue;
      for (const [index, facts] of factsOf(setting.value).entries()) {
        found.push({ ...facts, setting, owner, authority, index });
      }
    }
  };
  for (const listener of configuration.listeners) collect(listener, listener.settings, LISTENER);
  for (const bridge of configuration.bridges) collect(bridge, bridge.settings, BRIDGE);
  return found;
}

function readFile(host: Host, path: string): readonly CertificateFacts[] {
  const content = host.files.read(path);
  if (!(content instanceof Uint8Array)) return [];
  return pemBlocks(content)
    .filter(isCertificate)
    .flatMap(({ der }) => (der && certificateFacts(der)) ?? []);
}
