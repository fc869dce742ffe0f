import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { clientText, dynamicSecurityText } from '../../src/examples/dynamic-security.js';
import { PLUGIN } from '../../src/examples/example-faults.js';
import { compare, type Ends, OPEN } from './far-ends.js';
import { allFindings } from './findings.js';

/** A line of a password file, as releases before 2.0 write it. */
function passwordLine(user: string, password: string): string {
  const salt = Buffer.from('123456789012');
  const hash = createHash('sha512').update(password).update(salt).digest('base64');
  return `${user}:$6$${salt.toString('base64')}$${hash}\n`;
}

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
    [
      'that a password file decides on which is not here',
      { cloud, bridge: login('any') },
      ['far-end-unknown 1 cloud.conf:2'],
    ],
    [
      'that a plugin decides on which is not here',
      { cloud: 'listener 1883\nauth_plugin /x.so\n', bridge: login('any'), target: '2.0' },
      ['far-end-unknown 1 cloud.conf:2'],
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
      { cloud: `${OPEN}clientid_prefixes edge/\n` },
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
