import { describe, expect, test } from 'vitest';
import { dynamicSecurityText } from '../../src/examples/dynamic-security.js';
import { PLUGIN } from '../../src/examples/example-faults.js';
import { compare, OPEN } from './far-ends.js';
import { allFindings } from './findings.js';

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

test.each([
  ['topic lamp/# in', 'Allow `subscribePattern` for `lamp/#`'],
  ['topic house/# in', 'Allow `publishClientReceive` for `house/#`'],
  ['topic lamp/# out', 'Allow `publishClientSend` for `lamp/#`'],
])('names the ACL of dynamic security that is missing: %s', (line, help) => {
  const json = dynamicSecurityText({
    defaults: `{
      "publishClientSend": false, "publishClientReceive": false, "subscribe": false, "unsubscribe": true
    }`,
    more: '"anonymousGroup": "any"',
    groups: '{"groupname": "any", "roles": [{"rolename": "house"}]}',
  });
  const cloud = `${OPEN}plugin /mosquitto_dynamic_security.so\nplugin_opt_config_file json\n`;
  const found = allFindings(`connection cloud\naddress 192.168.1.20\n${line}\n`, {
    files: { 'cloud.conf': cloud, json, '/mosquitto_dynamic_security.so': PLUGIN },
    bridges: { cloud: 'cloud.conf' },
  });
  expect(found.find(({ rule }) => rule === 'far-end-topic-denied')?.help).toContain(help);
});
