import { MemoryFiles } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot, client } from './support/boot.js';
import { certificateFiles, certificates, TLS } from './support/certificates.js';
import { fixedHost } from './support/fixed-host.js';

const ACL = 'topic write a\nuser ana\ntopic write b\n';
/** A user with a hash that every release takes. */
const HASH = `ana:$6$MTIzNDU2Nzg5MDEy$${'A'.repeat(86)}==\n`;
const TEXT = 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n';
const WITH_PASSWORDS = `${TEXT}password_file passwords\n`;

/** A broker whose files can be changed. */
async function changeable(target: string, text: string, given: Readonly<Record<string, string>>) {
  const files = new MemoryFiles({ 'mosquitto.conf': text, ...given });
  const host = { ...fixedHost({}), files };
  const broker = await boot(text, { files: given, target, host });
  return { broker, files };
}

/** What a reload throws; undefined where it does not. */
function reloaded(broker: Broker): Error | undefined {
  try {
    broker.reload();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const writes = (broker: Broker, username: string | undefined, topic: string) =>
  broker.may(username === undefined ? {} : { username }, 'publish', topic).allowed;

// Measured with 2.0.22, 2.1.0 and 2.1.2.
describe('a TLS file that a reload cannot use', () => {
  const ALL = ['crlfile', 'require_certificate true'];
  const path = (name: string) => `${certificates}/${name}`;

  it.each([
    ['2.1.2', ALL, 'crl.pem', 'garbage\n', true],
    ['2.1.0', ALL, 'server.crt', 'garbage\n', true],
    ['2.1.2', ALL, 'server.key', 'garbage\n', true],
    ['2.1.2', ALL, 'ca.crt', 'garbage\n', true],
    ['2.1.2', ['crlfile'], 'crl.pem', 'garbage\n', false],
    ['2.1.2', ['require_certificate true'], 'server.crt', 'garbage\n', false],
    ['2.0.22', ALL, 'crl.pem', 'garbage\n', false],
    ['2.0.22', ALL, 'server.crt', 'garbage\n', false],
  ])('%s, %j, %s becomes %j: the release ends: %s', async (target, lines, name, becomes, ends) => {
    const more = lines.map((line) => (line === 'crlfile' ? `crlfile ${path('crl.pem')}\n` : `${line}\n`));
    const text = `listener 8883 127.0.0.1\nallow_anonymous true\n${TLS}${more.join('')}`;
    const { broker, files } = await changeable(target, text, certificateFiles);
    await using _ = broker;
    expect(reloaded(broker)).toBeUndefined();
    files.set(path(name), becomes);
    const refused = reloaded(broker);
    expect(refused?.name).toBe(ends ? 'ReloadRefused' : undefined);
    if (ends) expect(refused?.message).toContain(path(name));
  });
});

describe('an ACL file that a reload cannot use', () => {
  const wrong = 'topic write c\ntopic writes d\ntopic write e\n';

  it('ends 2.1: the call throws, and the file read before stays in use', async () => {
    const { broker, files } = await changeable('2.1.2', TEXT, { acl: ACL });
    await using _ = broker;
    files.set('acl', wrong);
    expect(reloaded(broker)).toMatchObject({ name: 'ReloadRefused', ends: true });
    expect(reloaded(broker)?.message).toContain('acl:2: ');
    expect([writes(broker, undefined, 'a'), writes(broker, undefined, 'c')]).toEqual([true, false]);
    // Put right, it is taken.
    files.set('acl', 'topic write c\n');
    expect(reloaded(broker)).toBeUndefined();
    expect([writes(broker, undefined, 'a'), writes(broker, undefined, 'c')]).toEqual([false, true]);
  });

  it('denies nothing in 2.0', async () => {
    const { broker, files } = await changeable('2.0.22', TEXT, { acl: ACL });
    await using _ = broker;
    files.set('acl', wrong);
    expect(reloaded(broker)).toMatchObject({ name: 'ReloadRefused', ends: false });
    expect(['a', 'c', 'd', 'e'].map((topic) => writes(broker, undefined, topic))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('applies up to its error in 1.6', async () => {
    const { broker, files } = await changeable('1.6.12', TEXT, { acl: ACL });
    await using _ = broker;
    files.set('acl', wrong);
    expect(reloaded(broker)?.message).toContain('acl:2: ');
    expect(['a', 'c', 'd', 'e'].map((topic) => writes(broker, undefined, topic))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('grants nothing in 1.6 when it is missing', async () => {
    const { broker, files } = await changeable('1.6.12', TEXT, { acl: ACL });
    await using _ = broker;
    files.set('acl', 'missing');
    expect(reloaded(broker)?.message).toContain('mosquitto.conf:3: ');
    expect(writes(broker, undefined, 'a')).toBe(false);
  });
});

describe('a password file that is missing', () => {
  const given = { acl: ACL, passwords: HASH };
  const enters = async (broker: Broker) =>
    (await broker.mayConnect({ username: 'bob', password: 'x' })).allowed;

  it.each([
    ['2.1.2', false, false],
    // The ACL file behind it is not read again either, and the checks of both are missing.
    ['2.0.22', true, true],
    ['1.6.12', false, false],
    // An empty list of users counts as none.
    ['1.6.8', true, false],
  ])('%s', async (target, lets, writesAll) => {
    const { broker, files } = await changeable(target, WITH_PASSWORDS, given);
    await using _ = broker;
    expect(await enters(broker)).toBe(false);
    files.set('passwords', 'missing');
    expect(reloaded(broker)?.message).toContain('mosquitto.conf:4: ');
    expect(await enters(broker)).toBe(lets);
    expect(writes(broker, 'bob', 'c')).toBe(writesAll);
  });
});

describe('with the plugins of 2.1 in place of the directives', () => {
  const text =
    'listener 1883 127.0.0.1\nallow_anonymous true\nplugin /usr/lib/mosquitto_acl_file.so\nplugin_opt_acl_file acl\n';

  it('decides by their files, for real clients too, and names the line of the file', async () => {
    const { broker } = await changeable('2.1.2', text, { acl: ACL });
    await using _ = broker;
    expect(broker.may({}, 'publish', 'c')).toMatchObject({
      allowed: false,
      reason: 'nothing-grants',
      source: { directive: 'acl_file', place: { line: 4 } },
    });
    const decided = broker.waitFor('decision', ({ kind }) => kind === 'publish');
    const one = client(broker);
    one.publish('c', '');
    expect(await decided).toMatchObject({ allowed: false, topic: 'c' });
    await one.endAsync();
  });

  it('reads them again', async () => {
    const { broker, files } = await changeable('2.1.2', text, { acl: ACL });
    await using _ = broker;
    files.set('acl', 'topic write c\n');
    expect(reloaded(broker)).toBeUndefined();
    expect(writes(broker, undefined, 'c')).toBe(true);
    files.set('acl', 'topic a#\n');
    expect(reloaded(broker)).toMatchObject({ ends: true });
  });
});

it('the files also apply to the listeners of local-only mode', async () => {
  const { broker } = await changeable('2.1.2', 'acl_file acl\npassword_file passwords\n', {
    acl: ACL,
    passwords: HASH,
  });
  await using _ = broker;
  expect(writes(broker, undefined, 'c')).toBe(false);
  expect((await broker.mayConnect({ username: 'bob', password: 'x' })).allowed).toBe(false);
});
