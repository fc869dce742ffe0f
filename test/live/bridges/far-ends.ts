import { type Release, since } from '@mosquitto-conf/config';
import { hashPassword } from '@mosquitto-conf/config/node';
import fc from 'fast-check';

/** A bridge, and the configuration of the broker that it connects to. */
export interface BothEnds {
  readonly pattern: string;
  readonly direction: 'in' | 'out' | 'both';
  readonly prefixes: readonly [local: string, remote: string];
  /** Lines of the bridge. */
  readonly near: readonly string[];
  /** Lines of the listener, and for it. */
  readonly far: readonly string[];
  readonly acl: { readonly name: string; readonly text: string } | undefined;
  /** Whether the bridge has the port of the listener. */
  readonly isSamePort: boolean;
}

const one = (...values: readonly string[][]) => fc.constantFrom(...values);
const none: string[] = [];

const CERTIFICATE = ['certfile localhost.crt', 'keyfile localhost.key'];
const CLIENTS_CERTIFICATE = ['cafile ca.crt', ...CERTIFICATE, 'require_certificate true'];
const OWN_CERTIFICATE = ['bridge_cafile ca.crt', 'bridge_certfile second.crt', 'bridge_keyfile second.key'];
const BRIDGE_PSK = ['bridge_identity edge', 'bridge_psk 4fd8a12c'];
const PSK = ['psk_hint far', 'psk_file psk'];

/** Lines for the encryption of the bridge and of the listener; most often there is none. */
const encryption = fc.oneof(
  { weight: 8, arbitrary: fc.constant([none, none]) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      [['bridge_cafile ca.crt'], CERTIFICATE],
      [OWN_CERTIFICATE, CLIENTS_CERTIFICATE],
      [OWN_CERTIFICATE, [...CLIENTS_CERTIFICATE, 'use_identity_as_username true']],
      [BRIDGE_PSK, PSK],
      [BRIDGE_PSK, [...PSK, 'use_identity_as_username true']],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      [['bridge_cafile other.crt'], CERTIFICATE],
      [['bridge_cafile ca.crt'], CLIENTS_CERTIFICATE],
      [['bridge_cafile ca.crt'], none],
      [none, CERTIFICATE],
      [none, PSK],
      [BRIDGE_PSK, none],
      [BRIDGE_PSK, CERTIFICATE],
      [['bridge_cafile ca.crt'], PSK],
      [['bridge_identity edge', 'bridge_psk 4fd8a12d'], PSK],
    ),
  },
);

const aclLines = [
  'topic readwrite #',
  'topic read a/#',
  'topic write a/b',
  'topic write r/#',
  'topic read r/+',
  'topic read b',
  'user edge',
  'user ana',
  'pattern write %c/#',
  'pattern readwrite a/%u',
  'topic write +/b',
  'topic readwrite m/a/#',
  'pattern read m/+/%u',
];

/** @param release which both brokers are */
export const bothEndsFor = (release: Release): fc.Arbitrary<BothEnds> => {
  const from = (version: string, ...values: string[][]) => (since(release, version) ? values : []);
  const all = (...parts: readonly fc.Arbitrary<string[]>[]) =>
    fc.tuple(...parts).map((lines) => lines.flat());
  return fc
    .record({
      pattern: fc.constantFrom('#', '+', 'a/#', 'a/+', 'b', 'a/b', '+/b'),
      direction: fc.constantFrom('in', 'out', 'both'),
      prefixes: fc.constantFrom<readonly [string, string]>(
        ['""', '""'],
        ['""', 'r/'],
        ['l/', '""'],
        ['l/', 'a/'],
      ),
      near: all(
        one(
          none,
          none,
          ['remote_username edge', 'remote_password secret'],
          ['remote_username edge', 'remote_password secret'],
          ['remote_username edge', 'remote_password wrong'],
          ['remote_username unknown', 'remote_password secret'],
          ['remote_username edge'],
        ),
        one(none, ['remote_clientid edge'], ['remote_clientid other']),
        one(
          none,
          none,
          ['bridge_protocol_version mqttv31'],
          ...from('2.0', ['bridge_protocol_version mqttv50']),
        ),
      ),
      far: all(
        one(['allow_anonymous true'], ['allow_anonymous true'], ['allow_anonymous false']),
        one(none, none, ['password_file passwd']),
        one(none, none, none, ['use_username_as_clientid true']),
        one(none, none, none, ['mount_point m/']),
        one(
          none,
          none,
          none,
          ...from('2.1', ['accept_protocol_versions 5'], ['accept_protocol_versions 3,4']),
        ),
      ),
      acl: fc.option(
        fc.array(fc.constantFrom(...aclLines), { minLength: 1, maxLength: 4 }).map((lines) => ({
          name: `acl-${lines.join('').replace(/\W/g, (sign) => `${sign.charCodeAt(0)}`)}`,
          text: `${lines.join('\n')}\n`,
        })),
        { nil: undefined },
      ),
      isSamePort: fc.integer({ min: 0, max: 15 }).map((number) => number > 0),
      encryption,
    })
    .map(({ encryption: [own, other], ...ends }) => ({
      ...ends,
      near: [...ends.near, ...idFor(ends), ...(own as string[])],
      far: [...ends.far, ...(other as string[])],
    }));
};

/** With a pattern of client ids the bridge has to have one: otherwise the name of this machine is in it. */
const idFor = ({ near, acl }: Pick<BothEnds, 'near' | 'acl'>) =>
  acl?.text.includes('%c') && !near.some((line) => line.startsWith('remote_clientid'))
    ? ['remote_clientid edge']
    : none;

const inFolder = (lines: readonly string[], folder: string) =>
  lines.map((line) => line.replace(/^(\S*file) /, `$1 ${folder}/`)).join('\n');

/** Where both listen: the broker with the bridge; the other one for the bridge, and for those who look at what passes. */
export interface Ports {
  readonly near: number;
  readonly bridge: number;
  readonly far: number;
}

/** The configuration of the broker with the bridge. */
export function nearText(ends: BothEnds, { near, bridge }: Ports, folder: string): string {
  const [local, remote] = ends.prefixes;
  return `user root
allow_anonymous true
listener ${near} 127.0.0.1
connection cloud
address localhost:${ends.isSamePort ? bridge : 1}
topic ${ends.pattern} ${ends.direction} 1 ${local} ${remote}
notifications false
restart_timeout 1
${inFolder(ends.near, folder)}
`;
}

/** The configuration of the other broker. */
export function farText(ends: BothEnds, { bridge, far }: Ports, folder: string): string {
  const acl = ends.acl ? [`acl_file ${ends.acl.name}`] : [];
  return `user root
per_listener_settings true
listener ${far} 127.0.0.1
allow_anonymous true
listener ${bridge} localhost
${inFolder([...ends.far, ...acl], folder)}
`;
}

/** Files that both need, by name. */
export function filesOf(release: Release): Readonly<Record<string, string>> {
  return {
    passwd: `edge:${hashPassword('secret', release)}\nana:${hashPassword('word', release)}\n`,
    psk: 'edge:4fd8a12c\n',
  };
}

/** Usernames and client ids that a `%u` or `%c` may stand for. */
const NAMES = ['edge', 'other', 'unknown', 'second'];

/**
 * Topics that the pattern matches, here and there, where the mount point of the listener is in front: some for each line of an ACL file
 * that there may be.
 */
export function topicsOf({ pattern, prefixes, far }: BothEnds): { local: string; remote: string }[] {
  const below = NAMES.map((name) => `a/${name}`);
  const matching: Readonly<Record<string, readonly string[]>> = {
    '#': ['a', 'b', 'a/b', ...below, ...NAMES.map((name) => `${name}/x`), 'r/x', 'x/y/z'],
    '+': ['a', 'b', 'r', ...NAMES],
    'a/#': ['a', 'a/b', ...below, 'a/x/y'],
    'a/+': ['a/b', ...below, 'a/x'],
    b: ['b'],
    'a/b': ['a/b'],
    '+/b': ['a/b', 'b/b', 'r/b', ...NAMES.map((name) => `${name}/b`)],
  };
  const [local, remote] = prefixes.map((prefix) => (prefix === '""' ? '' : prefix));
  const mountPoint = far.includes('mount_point m/') ? 'm/' : '';
  return (matching[pattern] ?? []).map((topic) => ({
    local: `${local}${topic}`,
    remote: `${mountPoint}${remote}${topic}`,
  }));
}
