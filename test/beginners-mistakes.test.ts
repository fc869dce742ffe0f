import { analyse, findTarget, type Host, latest, MemoryFiles, since } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { diagnose } from '@mosquitto-conf/validator';
import { expect, test } from 'vitest';
import { HASH } from '../packages/validator/src/examples/example-faults.js';
import { TLS_FILES } from '../packages/validator/src/examples/example-files.js';

/** A configuration with one mistake, as a person writes it: the line of the mistake, the text, other files. */
type Mistake = readonly [what: string, line: number, text: string, options?: Options];

interface Options {
  readonly files?: Readonly<Record<string, string>>;
  /** The file that the line is in. */
  readonly in?: string;
  /** The first release in which it is a mistake. */
  readonly since?: string;
}

const USER = `ana:${HASH}\n`;
const PASSWD = { passwd: USER };
const BASE = 'listener 1883\npassword_file passwd\n';
const CERTS = { ...TLS_FILES, ...PASSWD };
const TLS = 'listener 8883\ncertfile server.crt\nkeyfile server.key\npassword_file passwd\n';

const mistakes: readonly Mistake[] = [
  ['a word for yes', 2, 'listener 1883\nallow_anonymous yes\n'],
  ['True', 2, 'listener 1883\nallow_anonymous True\n'],
  ['an equals sign', 1, 'listener = 1883\nallow_anonymous true\n'],
  ['a colon', 2, 'listener 1883\nallow_anonymous: true\n'],
  ['a hyphen in the name', 2, 'listener 1883\nallow-anonymous true\n'],
  ['capitals', 2, 'listener 1883\nAllow_Anonymous true\n'],
  ['a misspelled name', 2, 'listener 1883\nalow_anonymous true\n'],
  ['an indented comment', 2, 'listener 1883\n  # open\nallow_anonymous true\n'],
  ['a tab', 2, 'listener 1883\nallow_anonymous\ttrue\n'],
  ['a comment behind a path', 2, 'listener 1883\npassword_file passwd # users\n', { files: PASSWD }],
  ['a path in quotes', 2, 'listener 1883\npassword_file "passwd"\n', { files: PASSWD }],
  ['a port that is not one', 1, 'listener 188333\nallow_anonymous true\n'],
  ['a port and an address joined', 1, 'listener 127.0.0.1:1883\nallow_anonymous true\n'],
  ['a listener without a port', 1, 'listener\nallow_anonymous true\n'],
  ['who may connect is not said', 1, 'listener 1883\n'],
  ['a password file without its line', 1, 'listener 1883\nallow_anonymous false\n', { files: PASSWD }],
  ['a password file that is missing', 2, BASE],
  ['a password in plain text', 1, BASE, { files: { passwd: 'ana:secret\n' }, in: 'passwd' }],
  ['a user without a password', 2, BASE, { files: { passwd: `${USER}bea\n` }, in: 'passwd' }],
  ['a user twice', 2, BASE, { files: { passwd: `${USER}${USER}` }, in: 'passwd' }],
  ['a protocol that is not one', 2, 'listener 9001\nprotocol ws\nallow_anonymous true\n'],
  ['a protocol above the listener', 1, 'protocol websockets\nlistener 9001\nallow_anonymous true\n'],
  ['one port twice', 2, 'listener 1883\nlistener 1883\nallow_anonymous true\n'],
  ['a second port line', 2, 'port 1883\nport 1884\nallow_anonymous true\n'],
  ['a number with a unit', 3, `${BASE}max_packet_size 10k\n`, { files: PASSWD }],
  ['an expiration in months', 3, `${BASE}persistent_client_expiration 30m\n`, { files: PASSWD }],
  [
    'a certificate without a key',
    2,
    'listener 8883\ncertfile server.crt\npassword_file passwd\n',
    { files: CERTS },
  ],
  [
    'a key without a certificate',
    2,
    'listener 8883\nkeyfile server.key\npassword_file passwd\n',
    { files: CERTS },
  ],
  [
    'certificate and key swapped',
    2,
    TLS.replace('server.crt', 'x').replace('server.key', 'server.crt').replace(' x', ' server.key'),
    { files: CERTS },
  ],
  ['a certificate that is missing', 2, TLS.replace('server.crt', 'gone.crt'), { files: CERTS }],
  ['a CA that is missing', 5, `${TLS}cafile ca.pem\n`, { files: CERTS }],
  ['an unknown TLS version', 5, `${TLS}tls_version 1.2\n`, { files: CERTS }],
  [
    'a client certificate that nothing asks for',
    5,
    `${TLS}use_identity_as_username true\n`,
    { files: CERTS },
  ],
  [
    'certificates above the listener',
    1,
    'certfile server.crt\nkeyfile server.key\nlistener 8883\npassword_file passwd\n',
    { files: CERTS },
  ],
  [
    'an ACL topic with a hash inside',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopic read a/#/b\n' }, in: 'acl' },
  ],
  [
    'an ACL topic with a hash behind a word',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopic read a#\n' }, in: 'acl' },
  ],
  [
    'an unknown permission',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopic rw a/#\n' }, in: 'acl' },
  ],
  [
    'a pattern below a user',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\npattern read a/#\n' }, in: 'acl' },
  ],
  [
    '%u in a topic',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopic read a/%u/#\n' }, in: 'acl' },
  ],
  [
    'an ACL user that does not exist',
    3,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopic read a/#\nuser bea\ntopic read b/#\n' }, in: 'acl' },
  ],
  ['an ACL file that is missing', 3, `${BASE}acl_file acl\n`, { files: PASSWD }],
  [
    'a misspelled word of an ACL',
    2,
    `${BASE}acl_file acl\n`,
    { files: { ...PASSWD, acl: 'user ana\ntopics read a/#\n' }, in: 'acl' },
  ],
  ['a bridge without an address', 3, `${BASE}connection b\ntopic # out 1\n`, { files: PASSWD }],
  ['a bridge without a topic', 3, `${BASE}connection b\naddress 10.0.0.2\n`, { files: PASSWD }],
  [
    'a bridge line above its connection',
    3,
    `${BASE}address 10.0.0.2\nconnection b\ntopic # out 1\n`,
    { files: PASSWD },
  ],
  [
    'a bridge topic without its direction',
    5,
    `${BASE}connection b\naddress 10.0.0.2\ntopic # 1\n`,
    { files: PASSWD },
  ],
  ['a QoS of 3', 5, `${BASE}connection b\naddress 10.0.0.2\ntopic # out 3\n`, { files: PASSWD }],
  [
    'a bridge that repeats messages',
    6,
    `${BASE}connection b\naddress 10.0.0.2\ntopic a/# both 1\ntopic a/# both 1\n`,
    // Before, the second line replaces the same subscription, and does no harm.
    { files: PASSWD, since: '2.1' },
  ],
  [
    'two bridges of one name',
    6,
    `${BASE}connection b\naddress 10.0.0.2\ntopic a/# out 1\nconnection b\naddress 10.0.0.3\ntopic b/# out 1\n`,
    { files: PASSWD },
  ],
  ['per_listener_settings too late', 3, `${BASE}per_listener_settings true\n`, { files: PASSWD }],
  ['security above the listeners', 2, 'per_listener_settings true\nallow_anonymous true\nlistener 1883\n'],
  ['a log destination that is a path', 3, `${BASE}log_dest /var/log/mosquitto.log\n`, { files: PASSWD }],
  ['an unknown log type', 3, `${BASE}log_type verbose\n`, { files: PASSWD }],
  [
    'the folder as a file',
    4,
    `${BASE}persistence true\npersistence_location data/mosquitto.db\n`,
    { files: { ...PASSWD, 'data/keep': '' } },
  ],
  ['a folder that is missing', 3, `${BASE}include_dir conf.d\n`, { files: PASSWD }],
  ['a plugin that is missing', 2, 'listener 1883\nplugin dynsec.so\n'],
  [
    'a plugin option without a plugin',
    1,
    'plugin_opt_config_file a.json\nlistener 1883\npassword_file passwd\n',
    { files: PASSWD },
  ],
  [
    'a PSK file without its hint',
    2,
    'listener 8883\npsk_file keys\nuse_identity_as_username true\n',
    { files: { keys: 'a:0123\n' } },
  ],
  [
    'a key that is not hexadecimal',
    1,
    'listener 8883\npsk_file keys\npsk_hint x\nuse_identity_as_username true\n',
    { files: { keys: 'a:secret\n' }, in: 'keys' },
  ],
  ['an option of an old release', 3, `${BASE}store_clean_interval 10\n`, { files: PASSWD }],
];

function hostOf(files: Readonly<Record<string, string>>): Host {
  return {
    files: new MemoryFiles(files),
    tls: nodeTls,
    resolve: (name) => (name === 'localhost' ? ['127.0.0.1'] : 'unknown'),
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'machine',
    root: true,
  };
}

test('there are sixty of them', () => {
  expect(mistakes).toHaveLength(60);
});

const releases = [latest, findTarget('2.0.22')!];

test.each(
  releases.flatMap((release) =>
    mistakes
      .filter(([, , , options]) => since(release, options?.since ?? '1.4.0'))
      .map(([what, line, text, options = {}]) => [what, release.name, line, text, options] as const),
  ),
)(
  '%s (%s): the first finding is the mistake, and at most one more is about anything else',
  (_, release, line, text, { files = {}, in: file = 'mosquitto.conf' }) => {
    const host = hostOf({ ...files, 'mosquitto.conf': text });
    const found = diagnose(analyse('mosquitto.conf', findTarget(release)!, host), 'mosquitto.conf');
    const serious = found.filter(({ severity }) => severity !== 'info');
    const isMistake = ({ file: at, range }: (typeof found)[number]) =>
      at === file && range.start.line + 1 === line;
    const said = serious.map((one) => `${one.file}:${one.range.start.line + 1} ${one.rule}: ${one.message}`);
    expect(serious.filter(isMistake).length, said.join('\n')).toBeGreaterThan(0);
    expect(isMistake(serious[0]!), said.join('\n')).toBe(true);
    expect(serious.filter((one) => !isMistake(one)).length, said.join('\n')).toBeLessThanOrEqual(1);
  },
);
