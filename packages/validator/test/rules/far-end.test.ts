import { createHash } from 'node:crypto';
import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, test } from 'vitest';
import { clientText, dynamicSecurityText } from '../../src/examples/dynamic-security.js';
import { PLUGIN } from '../../src/examples/example-faults.js';
import { TLS_FILES } from '../../src/examples/example-files.js';
import { EXAMPLE_MAIN } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import { diagnose, type Example } from '../../src/index.js';
import { allFindings } from './findings.js';

interface Ends {
  /** Of the bridge `cloud`, below `connection cloud` and its address. */
  readonly bridge?: string;
  readonly cloud: string;
  readonly address?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly target?: string;
}

/** What the rules about far ends find: the rule, the line of the bridge, and the lines of the other broker. */
function compare({ bridge = '', cloud, address = '192.168.1.20:1883', files = {}, target }: Ends) {
  const text = `connection cloud\naddress ${address}\n${bridge || 'topic a out'}\n`;
  const options: Omit<Example, 'text'> = {
    files: { 'cloud.conf': cloud, ...files },
    bridges: { cloud: 'cloud.conf' },
    ...(target === undefined ? {} : { target }),
  };
  return allFindings(text, options)
    .filter(({ rule }) => rule.startsWith('far-end-'))
    .map(({ rule, range, related = [] }) =>
      [
        `${rule} ${range.start.line + 1}`,
        ...related.map(({ file, range: { start } }) => `${file}:${start.line + 1}`),
      ].join(' '),
    );
}

const OPEN = 'listener 1883\nallow_anonymous true\n';

/** Listeners of one port: the first one accepts no anonymous clients. */
const TWO_ADDRESSES = (closed: string, open: string) =>
  `per_listener_settings true\nlistener 1883 ${closed}\npassword_file passwd\nallow_anonymous false\nlistener 1883 ${open}\nallow_anonymous true\n`;

/** A line of a password file, as releases before 2.0 write it. */
function passwordLine(user: string, password: string): string {
  const salt = Buffer.from('123456789012');
  const hash = createHash('sha512').update(password).update(salt).digest('base64');
  return `${user}:$6$${salt.toString('base64')}$${hash}\n`;
}

test('without the other configuration no rule compares both ends', () => {
  expect(
    allFindings('connection cloud\naddress 192.168.1.20:1\ntopic a out\n').filter(({ rule }) =>
      rule.startsWith('far-end-'),
    ),
  ).toEqual([]);
});

test('ends that fit', () => {
  expect(compare({ cloud: OPEN })).toEqual([]);
});

describe('the listener', () => {
  test.each<[what: string, ends: Ends, found: readonly string[]]>([
    ['of another port', { cloud: 'listener 1884\n' }, ['far-end-unreachable 2']],
    [
      'only for its own machine',
      { cloud: 'listener 1883 127.0.0.1\n' },
      ['far-end-unreachable 2 cloud.conf:1'],
    ],
    ['that local-only mode opens', { cloud: 'persistence true\n' }, ['far-end-unreachable 2']],
    [
      'that local-only mode opens, for a bridge of that machine',
      { cloud: 'persistence true\n', address: 'localhost:1883' },
      [],
    ],
    ['for WebSockets', { cloud: `${OPEN}protocol websockets\n` }, ['far-end-unreachable 2 cloud.conf:1']],
    [
      'of its own machine, beside one for others',
      { cloud: TWO_ADDRESSES('192.168.1.5', '127.0.0.1'), address: 'localhost:1883', files: { passwd: '' } },
      [],
    ],
    [
      'of one of two addresses, which a name may have',
      { cloud: TWO_ADDRESSES('10.0.0.5', '10.0.0.6'), address: 'cloud.example:1883', files: { passwd: '' } },
      [],
    ],
    [
      'of one of two addresses, which is written',
      { cloud: TWO_ADDRESSES('10.0.0.5', '10.0.0.6'), address: '10.0.0.5:1883', files: { passwd: '' } },
      ['far-end-refuses 1 cloud.conf:4'],
    ],
    [
      'of IPv4 beside one of IPv6',
      { cloud: TWO_ADDRESSES('0.0.0.0', '::'), address: 'cloud.example:1883', files: { passwd: '' } },
      ['far-end-refuses 1 cloud.conf:4'],
    ],
    ['at the second of the addresses', { cloud: OPEN, address: '192.168.1.20:1884 192.168.1.20:1883' }, []],
    [
      'behind a proxy, which may do anything',
      { cloud: `${OPEN}enable_proxy_protocol 2\naccept_protocol_versions 5\n` },
      [],
    ],
  ])('%s', (_, ends, found) => {
    expect(compare(ends)).toEqual(found);
  });
});

describe('the login', () => {
  const cloud = 'listener 1883\npassword_file passwd\n';
  const files = { passwd: passwordLine('edge', 'right') };
  const login = (password: string) => `topic a out\nremote_username edge\nremote_password ${password}`;
  test.each<[what: string, ends: Ends, found: readonly string[]]>([
    ['right', { cloud, files, bridge: login('right') }, []],
    ['with a wrong password', { cloud, files, bridge: login('wrong') }, ['far-end-refuses 5 passwd:1']],
    [
      'without a password',
      { cloud, files, bridge: 'topic a out\nremote_username edge' },
      ['far-end-refuses 4 passwd:1'],
    ],
    [
      'of an unknown user',
      { cloud, files, bridge: 'topic a out\nremote_username Edge\nremote_password right' },
      ['far-end-refuses 4 cloud.conf:2'],
    ],
    ['without a username', { cloud, files }, ['far-end-refuses 1 cloud.conf:1']],
    ['that a password file decides on which is not here', { cloud, bridge: login('any') }, []],
    [
      'that a plugin decides on',
      { cloud: 'listener 1883\nauth_plugin /x.so\n', bridge: login('any'), target: '2.0' },
      [],
    ],
    [
      'of a version that is not accepted',
      { cloud: `${OPEN}accept_protocol_versions 5\n` },
      ['far-end-refuses 1 cloud.conf:3'],
    ],
    [
      'of a version that the release does not have',
      { cloud: OPEN, bridge: 'topic a out\nbridge_protocol_version mqttv311' },
      [],
    ],
    [
      'with another prefix',
      { cloud: `${OPEN}clientid_prefixes edge-\n`, bridge: 'topic a out\nremote_clientid house' },
      ['far-end-refuses 4 cloud.conf:3'],
    ],
    [
      'with the prefix',
      { cloud: `${OPEN}clientid_prefixes edge-\n`, bridge: 'topic a out\nremote_clientid edge-1' },
      [],
    ],
    [
      'with the name of its machine for an id',
      { cloud: `${OPEN}clientid_prefixes edge-\n` },
      ['far-end-refuses 1 cloud.conf:3'],
    ],
  ])('%s', (_, ends, found) => {
    expect(compare(ends)).toEqual(found);
  });

  test.each<[what: string, id: string, bridge: string, found: readonly string[]]>([
    ['another one', 'edge', 'remote_clientid house', ['far-end-refuses 5 json:5']],
    ['the name of a machine, which may be any', 'house-1.cloud', '', []],
  ])('with one client id in dynamic security: %s', (_, id, own, found) => {
    const secured = 'listener 1883\nplugin /mosquitto_dynamic_security.so\nplugin_opt_config_file json\n';
    const json = dynamicSecurityText({ clients: clientText('edge', `"clientid": "${id}"`) });
    const bridge = `topic a out\n${own}\n${login('any').split('\n').slice(1).join('\n')}`;
    expect(
      compare({ cloud: secured, files: { json, '/mosquitto_dynamic_security.so': PLUGIN }, bridge }),
    ).toEqual(found);
  });

  test('says nothing of the password', () => {
    const found = allFindings(`connection cloud\naddress 192.168.1.20\n${login('hidden-one')}\n`, {
      files: { 'cloud.conf': cloud, ...files },
      bridges: { cloud: 'cloud.conf' },
    });
    expect(JSON.stringify(found)).not.toContain('hidden-one');
  });
});

describe('encryption', () => {
  const address = 'broker.example:8883';
  const cloud =
    'listener 8883\ncafile ca.crt\ncertfile server.crt\nkeyfile server.key\nallow_anonymous true\n';
  const keys = { keys: 'edge:0a0b\n' };
  const psk = 'listener 8883\npsk_hint x\npsk_file keys\nuse_identity_as_username true\n';
  const withKey = (identity: string, key: string) =>
    `topic a out\nbridge_identity ${identity}\nbridge_psk ${key}`;
  const trusting = 'topic a out\nbridge_cafile ca.crt';
  test.each<[what: string, ends: Ends, found: readonly string[]]>([
    ['TLS at both ends', { address, cloud, files: TLS_FILES, bridge: trusting }, []],
    ['only at the other broker', { address, cloud, files: TLS_FILES }, ['far-end-encryption 2 cloud.conf:3']],
    [
      'only at the bridge',
      { cloud: OPEN, files: TLS_FILES, bridge: trusting },
      ['far-end-encryption 4 cloud.conf:1'],
    ],
    ['keys at both ends', { address, cloud: psk, files: keys, bridge: withKey('edge', '0A0B') }, []],
    [
      'another key',
      { address, cloud: psk, files: keys, bridge: withKey('edge', '0a0c') },
      ['far-end-encryption 5 cloud.conf:2'],
    ],
    [
      'another identity',
      { address, cloud: psk, files: keys, bridge: withKey('Edge', '0a0b') },
      ['far-end-encryption 5 cloud.conf:2'],
    ],
    [
      'a key for a certificate',
      { address, cloud, files: TLS_FILES, bridge: withKey('edge', '0a0b') },
      ['far-end-encryption 5 cloud.conf:3'],
    ],
    [
      'a certificate for a key',
      { address, cloud: psk, files: { ...keys, ...TLS_FILES }, bridge: trusting },
      ['far-end-encryption 4 cloud.conf:2'],
    ],
    [
      'no version in common',
      {
        address,
        cloud: `${cloud}tls_version tlsv1.3\n`,
        files: TLS_FILES,
        bridge: `${trusting}\nbridge_tls_version tlsv1.2`,
        target: '1.6',
      },
      ['far-end-encryption 5 cloud.conf:3'],
    ],
    [
      'a version in common',
      {
        address,
        cloud: `${cloud}tls_version tlsv1.3\n`,
        files: TLS_FILES,
        bridge: `${trusting}\nbridge_tls_version tlsv1.2`,
      },
      [],
    ],
    [
      'a certificate that is required',
      { address, cloud: `${cloud}require_certificate true\n`, files: TLS_FILES, bridge: trusting },
      ['far-end-certificate 4 cloud.conf:6'],
    ],
    [
      'a certificate for another name',
      { address: 'other.example:8883', cloud, files: TLS_FILES, bridge: trusting },
      ['far-end-certificate 2 cloud.conf:3'],
    ],
    [
      'a certificate for the second address, which may be that of this broker',
      { address: 'other.example:8883 broker.example:8883', cloud, files: TLS_FILES, bridge: trusting },
      [],
    ],
    [
      'a certificate for an address of IPv6',
      { address: '::1:8883', cloud, files: TLS_FILES, bridge: trusting },
      [],
    ],
    [
      'a certificate for another name, which is not looked at',
      { address: 'other.example:8883', cloud, files: TLS_FILES, bridge: `${trusting}\nbridge_insecure true` },
      [],
    ],
  ])('%s', (_, ends, found) => {
    expect(compare(ends)).toEqual(found);
  });
});

describe('topics', () => {
  const cloud = `${OPEN}acl_file acl\n`;
  const acl = (text: string) => ({ acl: text });
  test.each<[what: string, bridge: string, acl: string, found: readonly string[]]>([
    ['that may be published', 'topic a/# out', 'topic write a/#\n', []],
    ['of which one may be published', 'topic # out', 'topic write a/b/c\n', []],
    [
      'of which none may be published',
      'topic a/# out',
      'topic read a/#\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    [
      'of which none may be received',
      'topic a/# in',
      'topic write a/#\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    [
      'in both directions',
      'topic a/# both',
      'topic b\n',
      ['far-end-topic-denied 3 cloud.conf:3', 'far-end-topic-denied 3 cloud.conf:3'],
    ],
    [
      'in both directions, of which one passes',
      'topic a/# both',
      'topic read a/+\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    ['with the prefix of the other broker', 'topic b out 0 "" a/', 'topic write a/b\n', []],
    [
      'without the prefix of the other broker',
      'topic b out 0 a/ ""',
      'topic write a/b\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    [
      'that a line denies',
      'topic a/b out',
      'topic deny a/#\ntopic write a/+\n',
      ['far-end-topic-denied 3 acl:1'],
    ],
    ['that a line denies in part', 'topic a/# out', 'topic write a/#\ntopic deny a/+\n', []],
    ['of a pattern', 'topic a/edge out\nremote_clientid edge', 'pattern write a/%c\n', []],
    [
      'of a pattern for another client',
      'topic a/house out\nremote_clientid edge',
      'pattern write a/%c\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    ['of a pattern for the name of a machine', 'topic a/house-1.cloud out', 'pattern write a/%c\n', []],
    ['of more levels than are common', 'topic # out', 'topic write a/b/c/d/e/f/g/h/i/j/k\n', []],
    ['of a shared subscription', 'topic $share/workers/a/# in', 'topic read a/#\n', []],
    [
      'of a shared subscription that may receive nothing',
      'topic $share/workers/a/# in',
      'topic read b/#\n',
      ['far-end-topic-denied 3 cloud.conf:3'],
    ],
    [
      'that only the broker publishes',
      'topic $SYS/broker/uptime out',
      'topic $SYS/#\n',
      ['far-end-topic-denied 3'],
    ],
  ])('%s', (_, bridge, text, found) => {
    expect(compare({ bridge, cloud, files: acl(text) })).toEqual(found);
  });

  test('behind a mount point', () => {
    const mounted = `${cloud}mount_point site/\n`;
    expect(compare({ bridge: 'topic a out', cloud: mounted, files: acl('topic write site/a\n') })).toEqual(
      [],
    );
    expect(compare({ bridge: 'topic a out', cloud: mounted, files: acl('topic write a\n') })).toEqual([
      'far-end-topic-denied 3 cloud.conf:3',
    ]);
  });
});

describe('QoS', () => {
  test.each<[what: string, bridge: string, most: number, found: readonly string[]]>([
    ['that is accepted', 'topic a out 1', 1, []],
    ['too high', 'topic a out 2', 1, ['far-end-qos 3 cloud.conf:3']],
    ['too high, which only lowers what comes', 'topic a in 2', 1, []],
    ['too high, which the other broker announces', 'topic a out 2\nbridge_protocol_version mqttv50', 1, []],
    ['of the state of the bridge', 'topic a out 0', 0, ['far-end-qos 1 cloud.conf:3']],
    ['of the state of the bridge, which stays here', 'topic a out 0\nnotifications_local_only true', 0, []],
  ])('%s', (_, bridge, most, found) => {
    expect(compare({ bridge, cloud: `${OPEN}max_qos ${most}\n` })).toEqual(found);
  });
});

describe('two bridges with one client id', () => {
  const bridge = (name: string) =>
    `connection ${name}\naddress ${name}.example\nremote_clientid house\nlocal_clientid ${name}\ntopic a out\n`;
  const found = (bridges: Readonly<Record<string, string>>) => {
    const { analysis, farEnds } = readExample(
      {
        text: bridge('cloud') + bridge('archive'),
        files: { 'cloud/mosquitto.conf': OPEN, 'archive/mosquitto.conf': OPEN },
        bridges,
      },
      nodeTls,
    );
    // An editor calls a file by its name without the folder.
    const called = farEnds.map((one) => ({ ...one, path: 'mosquitto.conf' }));
    return diagnose(analysis, EXAMPLE_MAIN, {}, called)
      .filter(({ rule }) => rule === 'far-end-client-id')
      .map(({ range }) => range.start.line + 1);
  };

  test('at one broker', () => {
    expect(found({ cloud: 'cloud/mosquitto.conf', archive: 'cloud/mosquitto.conf' })).toEqual([8]);
  });

  test('at two brokers', () => {
    expect(found({ cloud: 'cloud/mosquitto.conf', archive: 'archive/mosquitto.conf' })).toEqual([]);
  });
});

test('what is wrong with the other configuration is not found here', () => {
  expect(compare({ cloud: 'listener 1884\nnonsense\n' })).toEqual([]);
});
