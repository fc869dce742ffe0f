import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_MAIN } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import { diagnose } from '../../src/index.js';
import { compare, type Ends, OPEN } from './far-ends.js';
import { allFindings } from './findings.js';

/** Listeners of one port: the first one accepts no anonymous clients. */
const TWO_ADDRESSES = (closed: string, open: string) =>
  `per_listener_settings true\nlistener 1883 ${closed}\npassword_file passwd\nallow_anonymous false\nlistener 1883 ${open}\nallow_anonymous true\n`;

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

describe('another configuration that is of no use', () => {
  test.each<[what: string, ends: Ends, found: readonly string[]]>([
    ['is refused', { cloud: 'listener 1884\nnonsense\n' }, ['far-end-unknown 1 cloud.conf:2']],
    ['is a template', { cloud: 'listener {{ port }}\n' }, ['far-end-unknown 1']],
    [
      'includes what is missing here',
      { cloud: 'include_dir /etc/conf.d\n' },
      ['far-end-unknown 1 cloud.conf:1'],
    ],
    [
      'is not text',
      { cloud: '\u0001\u0002ELF\u0003\u0004\nx\u0006\u0007\n' },
      ['far-end-unknown 1 cloud.conf:1'],
    ],
    ['is empty, which is a configuration', { cloud: '' }, ['far-end-unreachable 2']],
  ])('%s', (_, ends, found) => {
    expect(compare(ends)).toEqual(found);
  });

  test('is missing', () => {
    const text = 'connection cloud\naddress 192.168.1.20:1883\ntopic a out\n';
    const found = allFindings(text, { bridges: { cloud: 'nowhere.conf' } }).filter(
      ({ rule }) => rule === 'far-end-unknown',
    );
    expect(found).toMatchObject([
      {
        severity: 'info',
        message: '`nowhere.conf` cannot be read: the bridge `cloud` is not compared with the other broker.',
      },
    ]);
  });
});

describe('a prefix of client ids, where the bridge’s begins with the name of its machine', () => {
  test.each<[prefix: string, bridge: string, found: number]>([
    ['house', 'cloud', 0],
    ['house.cloud', 'cloud', 0],
    ['house.cl', 'cloud', 0],
    ['house.garden', 'cloud', 0],
    ['house/', 'cloud', 1],
    ['/house', 'cloud', 1],
    ['house.a/b', 'a/b', 0],
    ['house.a/c', 'a/b', 1],
  ])('%s, bridge %s', (prefix, bridge, found) => {
    const text = `connection ${bridge}\naddress 192.168.1.20:1883\ntopic a out\n`;
    const cloud = `${OPEN}clientid_prefixes ${prefix}\n`;
    const all = allFindings(text, { files: { 'cloud.conf': cloud }, bridges: { [bridge]: 'cloud.conf' } });
    expect(all.filter(({ rule }) => rule === 'far-end-refuses')).toHaveLength(found);
  });
});
