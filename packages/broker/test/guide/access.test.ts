import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import { type Broker, startBrokerFrom } from '../../src/index.js';
import { bootFixture, isAdmitted } from '../support/known-clients.js';
import { real, subscribed } from '../support/real-clients.js';

const folder = mkdtempSync(join(tmpdir(), 'access-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Publishes with 5.0, whose answer has the reason. @returns whether it was allowed */
async function mayPublish(broker: Broker, topic: string, args: readonly string[] = []): Promise<boolean> {
  const own = ['-V', 'mqttv5', '-q', '1', '-t', topic, '-m', 'x', ...args];
  const { stdout, stderr } = await real(broker, 'pub', own);
  return !/not authori[sz]ed/i.test(stdout + stderr);
}

/** A client asks for topics, and the broker publishes to each: it gets those it may read, of which the last is one. */
async function expectGets(
  broker: Broker,
  topics: readonly string[],
  readable: readonly string[],
  args: readonly string[] = [],
): Promise<void> {
  const asked = topics.flatMap((topic) => ['-t', topic]);
  const count = ['-C', String(readable.length), '-W', '20'];
  const ended = real(broker, 'sub', ['-i', 'reader', ...asked, ...args, ...count, '-F', '%t']);
  await subscribed(broker, 'reader');
  for (const topic of topics) broker.publish(topic, 'x');
  expect((await ended).stdout.trim().split('\n')).toEqual(readable);
}

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub', 'mosquitto_passwd'))('with the real clients', () => {
  it('password_file: users of mosquitto_passwd, and more of them without a restart', async () => {
    const path = place(
      'passwords.conf',
      'listener 1883 127.0.0.1\nallow_anonymous false\npassword_file users\n',
    );
    const set = (...args: string[]) =>
      execFileSync('mosquitto_passwd', ['-b', ...args], { cwd: folder, stdio: 'ignore' });
    set('-c', 'users', 'ana', 'first');
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral' });
    const isIn = (name: string, password: string) => isAdmitted(broker, 1883, { name, password });
    expect(await isIn('ana', 'first')).toBe(true);
    expect(await isIn('ana', 'First')).toBe(false);
    expect(await isIn('Ana', 'first')).toBe(false);
    expect(await isIn('bea', 'second')).toBe(false);
    expect(await isAdmitted(broker, 1883, {})).toBe(false);
    set('users', 'bea', 'second');
    set('users', 'ana', 'changed');
    expect(await isIn('bea', 'second')).toBe(false);
    broker.reload();
    expect(await isIn('bea', 'second')).toBe(true);
    expect(await isIn('ana', 'first')).toBe(false);
    expect(await isIn('ana', 'changed')).toBe(true);
  });

  it('allow_anonymous with a password file: anonymous clients, and usernames with their password', async () => {
    const path = place('both.conf', 'listener 1883 127.0.0.1\nallow_anonymous true\npassword_file both\n');
    execFileSync('mosquitto_passwd', ['-b', '-c', 'both', 'ana', 'secret'], { cwd: folder, stdio: 'ignore' });
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral' });
    expect(await isAdmitted(broker, 1883, {})).toBe(true);
    expect(await isAdmitted(broker, 1883, { name: 'ana', password: 'secret' })).toBe(true);
    expect(await isAdmitted(broker, 1883, { name: 'ana', password: 'wrong' })).toBe(false);
    expect(await isAdmitted(broker, 1883, { name: 'ana' })).toBe(false);
  });

  it('acl_file: what each client may write, and changes to it without a restart', async () => {
    const text = 'topic read public/#\nuser ana\ntopic readwrite home/#\npattern write devices/%c/state\n';
    place('acl', text);
    const path = place('acl.conf', 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file acl\n');
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral' });
    const ana = ['-u', 'ana'];
    expect(await mayPublish(broker, 'home/lamp', ana)).toBe(true);
    expect(await mayPublish(broker, 'Home/lamp', ana)).toBe(false);
    expect(await mayPublish(broker, 'home/lamp')).toBe(false);
    expect(await mayPublish(broker, 'public/news')).toBe(false);
    expect(await mayPublish(broker, 'devices/pump/state', ['-i', 'pump'])).toBe(true);
    expect(await mayPublish(broker, 'devices/pump/state', ['-i', 'valve'])).toBe(false);
    place('acl', `${text}user bea\ntopic write public/news\n`);
    broker.reload();
    expect(await mayPublish(broker, 'public/news', ['-u', 'bea'])).toBe(true);
    expect(await mayPublish(broker, 'public/news', ana)).toBe(false);
  });

  it('acl_file: what each client receives of its subscriptions', async () => {
    place('reading', 'topic read public/#\nuser ana\ntopic read home/+/heat\ntopic deny home/attic/heat\n');
    const path = place('reading.conf', 'listener 1883 127.0.0.1\nallow_anonymous true\nacl_file reading\n');
    await using broker = await startBrokerFrom(path, { ports: 'ephemeral' });
    const topics = ['public/news', 'home/hall/heat', 'home/attic/heat', 'home/hall/door', 'other'];
    await expectGets(broker, [...topics, 'public/end'], ['public/news', 'public/end']);
    await expectGets(
      broker,
      [...topics, 'home/end/heat'],
      ['home/hall/heat', 'home/end/heat'],
      ['-u', 'ana'],
    );
  });

  it('acl-heavy: refusals and patterns, as the fixture has them', async () => {
    // Names without passwords would be refused before their topics matter: as who they are is another test.
    await using broker = await bootFixture('acl-heavy', '2.1.2');
    const write = (username: string, topic: string, clientId = 'x') =>
      broker.may({ username, clientId }, 'publish', topic).allowed;
    const rules = readFileSync('fixtures/configs/acl-heavy/acl', 'utf8');
    expect(rules).toContain('topic deny house/alarm/#');
    expect(write('ana', 'house/office/lamp')).toBe(true);
    expect(write('ana', 'house/alarm/state')).toBe(false);
    expect(write('bruno', 'house/office/lamp')).toBe(true);
    expect(write('bruno', 'house/office/door')).toBe(false);
    expect(write('clara', 'garden/pond')).toBe(true);
    expect(write('clara', 'users/clara/notes')).toBe(true);
    expect(write('clara', 'users/bruno/notes')).toBe(false);
    expect(write('gateway', 'devices/x/state')).toBe(true);
    expect(write('gateway', 'devices/y/state')).toBe(false);
    // Without a name: the weather, which it only reads, with the real client.
    expect(await mayPublish(broker, 'weather/today')).toBe(false);
    await expectGets(broker, ['house/office/temperature', 'weather/today'], ['weather/today']);
  });
});
