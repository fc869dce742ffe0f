import { type Analysis, analyse } from '../../src/analyse.js';
import type { Host } from '../../src/host.js';
import { MemoryFiles } from '../../src/memory-files.js';
import { type ListenerPolicy, listenerPolicies } from '../../src/policy/index.js';
import { findTarget } from '../../src/releases.js';

/** ana with the password `pa`, hashed as every release knows it. */
export const PASSWORDS =
  'ana:$6$c2FsdHNhbHRzYWx0$qaccFfbKYoTRvBcxmmHokrLnAsSMgGriRbIZPeSgI5nn+0zH2y7c4IIZj8jEugzby/La5AX8UJGU08PDHVyqLA==\n';

/** Files beside the configuration. Certificates are not looked into. */
const FILES = {
  passwd: PASSWORDS,
  empty: '# no users yet\n',
  acl: 'topic read public/#\nuser ana\ntopic readwrite home/#\npattern write id/%c\n',
  keys: 'lamp:0123456789abcdef\n',
  'ca.crt': '',
  'server.crt': '',
  'server.key': '',
  'a.so': '\u007fELF\0mosquitto_auth_plugin_version\0',
};

/** TLS with a certificate for the listener above. */
export const TLS = 'certfile server.crt\nkeyfile server.key\ncafile ca.crt\n';

/** Reads a configuration as a release would; its lines may be indented. */
export function read(release: string, text: string, files: Readonly<Record<string, string>> = {}): Analysis {
  const main = text.replace(/^\s+/gm, '');
  const host: Host = {
    files: new MemoryFiles({ 'mosquitto.conf': main, ...FILES, ...files }),
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => true,
    hostname: 'machine',
    root: false,
    hasFilePlugins: true,
  };
  return analyse('mosquitto.conf', findTarget(release)!, host);
}

/** The policies of its listeners. */
export function policies(
  release: string,
  text: string,
  files?: Readonly<Record<string, string>>,
): readonly ListenerPolicy[] {
  return listenerPolicies(read(release, text, files));
}

/** The policy of its one listener, or of the first. */
export function policy(
  release: string,
  text: string,
  files?: Readonly<Record<string, string>>,
): ListenerPolicy {
  const [first] = policies(release, text, files);
  if (!first) throw new Error('the configuration opens no listener');
  return first;
}
