import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { type ConnectOptions, ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'allow_anonymous true\nlistener 1883\n';

/** A broker with one client in it. */
async function alone(configuration = OPEN, coming: ConnectOptions = {}, target = '2.1.2') {
  const broker = await boot(configuration, { target });
  const ana = await ScriptedClient.connects(broker, 'ana', coming);
  await ana.receives();
  return { broker, ana, [Symbol.asyncDispose]: () => broker.close() };
}

describe('retain handling', () => {
  it.each([
    [0, ["PUBLISH a 'kept' retain"], ["PUBLISH a 'kept' retain"]],
    [1, ["PUBLISH a 'kept' retain"], []],
    [2, [], []],
  ])('%i: what is received after the first SUBSCRIBE, and after the second', async (rh, first, second) => {
    await using it = await alone();
    it.broker.publish('a', 'kept', { retain: true });
    expect(await it.ana.subscribes('a', { rh }).receives()).toEqual(['SUBACK 1 0', ...first]);
    expect(await it.ana.subscribes('a', { rh }).receives()).toEqual(['SUBACK 1 0', ...second]);
  });

  it('is 0 before 5.0', async () => {
    await using it = await alone(OPEN, { version: 4 });
    it.broker.publish('a', 'kept', { retain: true });
    for (let count = 0; count < 2; count++)
      expect(await it.ana.subscribes('a').receives()).toEqual(['SUBACK 1 0', "PUBLISH a 'kept' retain"]);
  });
});

describe('retain as published', () => {
  it.each([
    [true, "PUBLISH a 'x' retain"],
    [false, "PUBLISH a 'x'"],
  ])('%s', async (rap, expected) => {
    await using it = await alone();
    await it.ana.subscribes('a', { rap }).receives();
    it.broker.publish('a', 'x', { retain: true });
    expect(await it.ana.receives()).toEqual([expected]);
  });
});

describe('no local', () => {
  it.each([
    [true, []],
    [false, ["PUBLISH a 'mine'"]],
  ])('%s', async (nl, expected) => {
    await using it = await alone();
    await it.ana.subscribes('a', { nl }).receives();
    expect(await it.ana.publishes('a', 'mine').receives()).toEqual(expected);
  });

  it.each([
    ['2.1.2', ['DISCONNECT 130', 'closed']],
    ['2.0.19', ['SUBACK 1 0']],
  ])('cannot be asked of a group, from 2.0.20: %s', async (target, expected) => {
    await using it = await alone(OPEN, {}, target);
    expect(await it.ana.subscribes('$share/g/a', { nl: true }).receives()).toEqual(expected);
  });

  it.each([
    ['2.1.2', []],
    ['2.0.22', ["PUBLISH a 'mine'"]],
  ])('is renewed by a second SUBSCRIBE from 2.1: %s', async (target, expected) => {
    await using it = await alone(OPEN, {}, target);
    await it.ana.subscribes('a').receives();
    await it.ana.subscribes('a', { nl: true }).receives();
    expect(await it.ana.publishes('a', 'mine').receives()).toEqual(expected);
  });
});

describe('subscriptions that overlap', () => {
  const both = async (configuration: string, coming: ConnectOptions) => {
    await using it = await alone(configuration, coming);
    await it.ana.subscribes('a', { qos: 1 }, { subscriptionIdentifier: 7 }).receives();
    await it.ana.subscribes('#', { qos: 0 }, { subscriptionIdentifier: 300 }).receives();
    it.broker.publish('a', 'x', { qos: 1 });
    return await it.ana.receives();
  };

  it('each deliver a message in 5.0, with their identifiers', async () => {
    expect(await both(OPEN, {})).toEqual([
      "PUBLISH a 'x' qos1 subscriptionIdentifier=7",
      "PUBLISH a 'x' subscriptionIdentifier=300",
    ]);
  });

  it.each([
    ['', ["PUBLISH a 'x' qos1", "PUBLISH a 'x'"]],
    ['allow_duplicate_messages false\n', ["PUBLISH a 'x' qos1"]],
  ])('count once before 5.0 if so configured: %j', async (setting, expected) => {
    expect(await both(setting + OPEN, { version: 4 })).toEqual(expected);
  });
});

describe('shared subscriptions', () => {
  it('deliver each message to one client of each group, in turn', async () => {
    await using it = await alone();
    const bob = await ScriptedClient.connects(it.broker, 'bob');
    await bob.receives();
    for (const one of [it.ana, bob]) await one.subscribes('$share/g/a').receives();
    await bob.subscribes('$share/h/#').receives();
    for (const payload of ['1', '2', '3']) it.broker.publish('a', payload);
    expect(await it.ana.receives()).toEqual(["PUBLISH a '1'", "PUBLISH a '3'"]);
    const received = await bob.receives();
    expect(received.filter((line) => line === "PUBLISH a '2'")).toHaveLength(2);
    expect(received).toHaveLength(4);
  });

  it.each([
    ['2.1.2', ['SUBACK 1 0']],
    ['2.0.13', ['SUBACK 1 0']],
    ['2.0.12', ['SUBACK 1 0', "PUBLISH a 'kept' retain"]],
    ['1.6.15', ['SUBACK 1 0']],
  ])('get what is retained only from 2.0.0 to 2.0.12: %s', async (target, expected) => {
    await using it = await alone(OPEN, {}, target);
    it.broker.publish('a', 'kept', { retain: true });
    expect(await it.ana.subscribes('$share/g/a').receives()).toEqual(expected);
  });

  it('never match a topic that begins with $', async () => {
    await using it = await alone();
    await it.ana.subscribes('$share/g/$x/a').receives();
    it.broker.publish('$x/a', 'x');
    expect(await it.ana.receives()).toEqual([]);
  });
});

describe('a mount point', () => {
  it.each([
    ['2.1.2', ["PUBLISH a 'x'"]],
    ['2.0.11', ["PUBLISH m/a 'x'"]],
  ])('is not seen by clients, but from 2.0.0 to 2.0.11: %s', async (target, expected) => {
    await using it = await alone(`${OPEN}mount_point m/\n`, {}, target);
    await it.ana.subscribes('a').receives();
    it.broker.publish('m/a', 'x');
    expect(await it.ana.receives()).toEqual(expected);
  });

  it('is left out by UNSUBSCRIBE, so that the client keeps getting messages', async () => {
    await using it = await alone(`${OPEN}mount_point m/\n`);
    await it.ana.subscribes('a').receives();
    const unsubscribe = { cmd: 'unsubscribe', messageId: 2, unsubscriptions: ['a'] };
    expect(await it.ana.sends(unsubscribe).receives()).toEqual(['UNSUBACK 2 17']);
    it.broker.publish('m/a', 'x');
    expect(await it.ana.receives()).toEqual(["PUBLISH a 'x'"]);
  });
});

describe('UNSUBSCRIBE', () => {
  it('is acknowledged with whether there was a subscription', async () => {
    await using it = await alone();
    await it.ana.subscribes('a').receives();
    const unsubscribe = { cmd: 'unsubscribe', messageId: 2, unsubscriptions: ['a', 'a'] };
    expect(await it.ana.sends(unsubscribe).receives()).toEqual(['UNSUBACK 2 0,17']);
  });
});
