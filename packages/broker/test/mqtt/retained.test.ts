import { type Host, MemoryFiles } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';

/** A machine with nothing but these files. */
const hostWith = (files: MemoryFiles): Host => ({
  files,
  resolve: () => undefined,
  interfaces: () => undefined,
  hasUser: () => undefined,
  hostname: 'broker',
  root: false,
});

describe('check_retain_source', () => {
  it.each([
    ['true', []],
    ['false', ["PUBLISH a 'x' retain"]],
  ])('%s: a message retained by a client that may no longer publish there', async (value, expected) => {
    const acl = 'topic read #\nuser bob\ntopic write a\n';
    const disk = new MemoryFiles({ acl });
    const configuration = `acl_file acl\ncheck_retain_source ${value}\n${OPEN}`;
    await using broker = await boot(configuration, { files: { acl }, host: hostWith(disk) });
    const bob = await ScriptedClient.connects(broker, 'bob', { username: 'bob' });
    await bob.publishes('a', 'x', { retain: true }).receives();
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.receives();
    expect(await ana.subscribes('a').receives()).toEqual(['SUBACK 1 0', "PUBLISH a 'x' retain"]);
    disk.set('acl', 'topic read #\nuser bob\ntopic read a\n');
    broker.reload();
    expect(await ana.subscribes('a').receives()).toEqual(['SUBACK 1 0', ...expected]);
  });
});

describe('retain_available false', () => {
  it('ends the connection of a client that retains, and keeps no message of the broker', async () => {
    await using broker = await boot(`retain_available false\n${OPEN}`);
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.receives();
    expect(await ana.publishes('a', 'x', { retain: true }).receives()).toEqual(['DISCONNECT 154', 'closed']);
    broker.publish('a', 'x', { retain: true });
    expect(broker.retained).toEqual([]);
  });
});

describe('a retained message that expires', () => {
  it('is sent with the rest of its interval, and after that no more', async () => {
    await using broker = await boot(OPEN);
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.publishes('a', 'x', { retain: true, properties: { messageExpiryInterval: 60 } }).receives();
    broker.clock.advance(20);
    expect(await ana.subscribes('a').receives()).toEqual([
      'SUBACK 1 0',
      expect.stringMatching(/^PUBLISH a 'x' retain messageExpiryInterval=(39|40)$/),
    ]);
    broker.clock.advance(40);
    expect(await ana.subscribes('a').receives()).toEqual(['SUBACK 1 0']);
  });
});

it('retained messages of QoS 0 all count until they are sent: max_queued_bytes 3', async () => {
  await using broker = await boot(`max_queued_bytes 3\n${OPEN}`);
  for (const topic of ['a', 'b', 'c']) broker.publish(topic, '12', { retain: true });
  const ana = await ScriptedClient.connects(broker, 'ana');
  await ana.receives();
  expect(await ana.subscribes('+').receives()).toEqual([
    'SUBACK 1 0',
    "PUBLISH a '12' retain",
    "PUBLISH b '12' retain",
  ]);
});

describe('the $SYS tree', () => {
  /** What is retained below a topic of it. */
  const published = async (configuration: string, topic: string, seconds = 0) => {
    await using broker = await boot(configuration);
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.receives();
    broker.clock.advance(seconds);
    const [, ...received] = await ana.subscribes(`$SYS/broker/${topic}`).receives();
    return received;
  };

  it.each([
    ['version', 0, ["PUBLISH $SYS/broker/version 'mosquitto version 2.1.2' retain"]],
    ['clients/connected', 0, ["PUBLISH $SYS/broker/clients/connected '0' retain"]],
    ['clients/connected', 11, ["PUBLISH $SYS/broker/clients/connected '1' retain"]],
    ['subscriptions/count', 11, ["PUBLISH $SYS/broker/subscriptions/count '0' retain"]],
  ])('tells %s after %i seconds, every sys_interval', async (topic, seconds, expected) => {
    expect(await published(`sys_interval 10\n${OPEN}`, topic, seconds)).toEqual(expected);
  });

  it('is not there with sys_interval 0', async () => {
    expect(await published(`sys_interval 0\n${OPEN}`, '#', 30)).toEqual([]);
  });

  it('cannot be written by clients', async () => {
    await using broker = await boot(`sys_interval 0\n${OPEN}`);
    const ana = (await ScriptedClient.connects(broker, 'ana')).subscribes('$SYS/#');
    await ana.receives();
    expect(await ana.publishes('$SYS/a', 'x', { qos: 1 }).receives()).toEqual(['PUBACK 1 135']);
  });
});
