import type { Bridge, Configuration, Listener, Setting, Settings } from './configuration.js';
import type { Host } from './host.js';
import { isCertificate, pemBlocks } from './startup/pem.js';
import { type CertificateFacts, certificateFacts } from './startup/x509.js';

/** A certificate of a file that the configuration names. */
export interface Certificate extends CertificateFacts {
  /** The line that names the file. */
  readonly setting: Setting;
  readonly owner: Listener | Bridge;
  /** Whether it vouches for the other side (`cafile`), rather than being shown to it (`certfile`). */
  readonly authority: boolean;
  /** Its place in the file; the first one of a `certfile` is the owner's own. */
  readonly index: number;
}

const LISTENER = [
  ['cafile', true],
  ['certfile', false],
] as const;
const BRIDGE = [
  ['bridge_cafile', true],
  ['bridge_certfile', false],
] as const;

/** Every certificate that can be had and made out. */
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
  const collect = (
    owner: Listener | Bridge,
    settings: Settings,
    names: readonly (readonly [string, boolean])[],
  ) => {
    for (const [name, authority] of names) {
      const setting = settings.get(name);
      if (typeof setting?.value !== 'string') continue;
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
