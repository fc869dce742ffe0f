import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, json, place } from './support.js';

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;
const MAIN = 'listener 8883 127.0.0.1\npassword_file PASSWORDS\nacl_file ACL\npsk_hint h\npsk_file PSK\n';
const ACCESS = {
  'acl.conf': '# who may do what\nuser ana\ntopic readwrite home/# \n\npattern read users/%u/#\n',
  'users.conf': `ana:${HASH}\n`,
  'psk.conf': 'ana:0123456789abcdef\n',
};
/** The main file, with its files where the broker finds them. */
const main = (folder: string) =>
  MAIN.replace('PASSWORDS', `${folder}users.conf`)
    .replace('ACL', `${folder}acl.conf`)
    .replace('PSK', `${folder}psk.conf`);
const NAMES = ['mosquitto.conf', ...Object.keys(ACCESS)];

/** The rules of all findings. */
function rulesOf(output: { files: readonly { diagnostics: readonly { rule: string }[] }[] }): string[] {
  return output.files
    .flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
    .filter((rule) => rule !== 'announced-removal');
}

describe('what the files of a run are', () => {
  test.each([
    ['beside the main file', ''],
    ['in the folder of a container', '/mosquitto/config/'],
  ])('the main file says it: %s', (_, folder) => {
    const cwd = place({ 'mosquitto.conf': main(folder), ...ACCESS });
    const { output } = json(cwd, ...NAMES);
    const rules = rulesOf(output);
    // A listener of loopback is out of place in a container, which is not the point here.
    expect(rules.filter((rule) => rule !== 'file-not-here' && rule !== 'container-loopback')).toEqual([]);
  });

  test('where the settings say where the files of the broker are', () => {
    const cwd = place({
      'checkconfig.yaml': 'map: { /etc/mosquitto: files }\n',
      'mosquitto.conf':
        'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file /etc/mosquitto/rights.conf\n',
      'files/rights.conf': 'topic read room in\ntopic read room out\n',
    });
    expect(rulesOf(json(cwd, 'files/rights.conf', 'mosquitto.conf').output)).toEqual([]);
    expect(rulesOf(json(cwd, '--no-config', 'files/rights.conf', 'mosquitto.conf').output)).not.toEqual([]);
  });

  test('where a compose file says where the files of the container are', () => {
    const cwd = place({
      'compose.yaml':
        'services: { b: { image: "eclipse-mosquitto:2.0.22", volumes: [".:/mosquitto/config", "./files:/rights"] } }\n',
      'mosquitto.conf': 'listener 1883\nallow_anonymous true\nacl_file /rights/rights.conf\n',
      'files/rights.conf': 'topic read room in\ntopic read room out\n',
    });
    const [first] = json(cwd, 'files/rights.conf', 'mosquitto.conf').output.files;
    expect(first.diagnostics).toEqual([]);
  });

  test('also against the contents', () => {
    // A line of an ACL file for the topic "room in" looks like one of a bridge.
    const cwd = place({
      'mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file rights.conf\n',
      'rights.conf': 'topic read room in\ntopic read room out\n',
    });
    expect(json(cwd, 'rights.conf').output.files[0]?.diagnostics).not.toEqual([]);
    expect(rulesOf(json(cwd, 'rights.conf', 'mosquitto.conf').output)).toEqual([]);
  });

  test.each(Object.keys(ACCESS))('alone, the contents say it: %s', (name) => {
    const cwd = place(ACCESS);
    expect(json(cwd, name).output.files[0]?.diagnostics).toEqual([]);
  });

  test('what is wrong with them is said as of an access file', () => {
    const cwd = place({ 'mosquitto.conf': main(''), ...ACCESS, 'acl.conf': 'topic read a/#/b\n' });
    expect(rulesOf(json(cwd, 'acl.conf').output)).toEqual(['acl-topic-invalid']);
    const rules = rulesOf(json(cwd, 'acl.conf', 'mosquitto.conf').output);
    expect(rules.filter((rule) => rule !== 'user-without-acl')).toEqual([
      'acl-topic-invalid',
      'acl-topic-invalid',
    ]);
  });

  test('--fix and format leave them what they are', () => {
    const cwd = place({ 'mosquitto.conf': main(''), ...ACCESS });
    checkconfig(cwd, ['lint', '--fix', ...NAMES]);
    checkconfig(cwd, ['format', '--write', ...NAMES]);
    for (const [name, text] of Object.entries(ACCESS))
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  });

  test('active prints no password file', () => {
    const cwd = place(ACCESS);
    const { status, stdout, stderr } = checkconfig(cwd, ['active', 'users.conf']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('name the configuration with `password_file`');
    expect(checkconfig(cwd, ['active', 'acl.conf']).stdout).toContain('topic readwrite home/#');
  });
});

test('the name of a file decides where its contents do not: a line without a colon may be a secret', () => {
  for (const name of [
    'passwd',
    'passwords.txt',
    'mosquitto.passwd',
    'pwfile',
    'psk',
    'psk.txt',
    'psk_file',
  ]) {
    const cwd = place({ [name]: 'ana s3cret\n# ben:s3cret\n' });
    const { stdout } = checkconfig(cwd, ['lint', name]);
    expect(stdout).toContain(`${name}:1`);
    expect(stdout).not.toContain('s3cret');
  }
  // A configuration is one, whatever its name.
  const cwd = place({ passwd: 'listener 1883 127.0.0.1\nallow_anonymous true\n' });
  expect(checkconfig(cwd, ['lint', 'passwd']).stdout).toContain('starts with this configuration');
});
