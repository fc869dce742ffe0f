import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { connectedClient as connected } from '../support/scripted-client.js';

// The releases on both sides of each change were asked with the same packets, and answered this.
const OPEN = 'allow_anonymous true\nlistener 1883\n';
const WILL = { topic: 'w', payload: 'gone', qos: 0, retain: false };

describe('the will of a client whose client id connects again (connect__on_authorised)', () => {
  const GONE = "PUBLISH w 'gone'";
  it.each([
    ['1.4.15', [], []],
    ['1.5.0', [GONE], [GONE]],
    ['1.6.2', [GONE], [GONE]],
    ['1.6.3', [], []],
    ['2.0.2', [], []],
    ['2.0.3', [GONE], []],
  ])('is published if its session ends or is kept: %s', async (target, ofEnded, ofKept) => {
    for (const [clean, expected] of [
      [true, ofEnded],
      [false, ofKept],
    ] as const) {
      await using broker = await boot(OPEN, { target });
      const watch = await connected(broker, 'watch', { version: 4 });
      await watch.subscribes('w').receives();
      await connected(broker, 'one', { version: 4, clean, will: WILL });
      await connected(broker, 'one', { version: 4, clean });
      expect(await watch.receives()).toEqual(expected);
    }
  });
});

describe('the will of a session that is kept (context__disconnect)', () => {
  it.each([
    ['1.5.11', ["PUBLISH w 'gone'"], []],
    ['1.6.2', [], ["PUBLISH w 'gone'"]],
    ['1.6.3', ["PUBLISH w 'gone'"], []],
  ])('%s: at once if the connection is lost, when the client is back', async (target, lost, back) => {
    await using broker = await boot(OPEN, { target });
    const options = { version: 4, clean: false } as const;
    const watch = await connected(broker, 'watch', { version: 4 });
    await watch.subscribes('w').receives();
    await (await connected(broker, 'one', { ...options, will: WILL })).drops(broker);
    expect(await watch.receives()).toEqual(lost);
    await connected(broker, 'one', options);
    expect(await watch.receives()).toEqual(back);
    const leaving = await connected(broker, 'two', { ...options, will: WILL });
    expect(await leaving.sends({ cmd: 'disconnect' }).receives()).toEqual(['closed']);
    await connected(broker, 'two', options);
    expect(await watch.receives()).toEqual(back);
  });

  it.each([
    ['1.6.4', []],
    ['1.6.5', ["PUBLISH w 'gone'"]],
  ])('%s: with a delay that is longer than the session lasts', async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const watch = await connected(broker, 'watch');
    await watch.subscribes('w').receives();
    const will = { ...WILL, properties: { willDelayInterval: 60 } };
    const one = await connected(broker, 'one', { will, properties: { sessionExpiryInterval: 5 } });
    await one.drops(broker);
    broker.clock.advance(10);
    expect(await watch.receives()).toEqual(expected);
  });
});

it.each([
  ['2.0.22', [], ["PUBLISH w 'gone'"]],
  ['2.1.2', ["PUBLISH w 'gone'"], []],
])(
  'a delayed will is published in the second after, up to 2.0.22: %s (will_delay__check)',
  async (target, atOnce, later) => {
    await using broker = await boot(OPEN, { target });
    const watch = await connected(broker, 'watch');
    await watch.subscribes('w').receives();
    const will = { ...WILL, properties: { willDelayInterval: 3 } };
    const one = await connected(broker, 'one', { will, properties: { sessionExpiryInterval: 60 } });
    await one.drops(broker);
    broker.clock.advance(3);
    expect(await watch.receives()).toEqual(atOnce);
    broker.clock.advance(1);
    expect(await watch.receives()).toEqual(later);
  },
);

it.each([
  ['1.6.4', ["PUBLISH w 'gone'"]],
  ['1.6.5', []],
])(
  'a DISCONNECT of 5.0 with a reason is an error before 1.6.5: %s (handle__disconnect)',
  async (target, expected) => {
    await using broker = await boot(OPEN, { target });
    const watch = await connected(broker, 'watch');
    await watch.subscribes('w').receives();
    const one = await connected(broker, 'one', { will: WILL, properties: { sessionExpiryInterval: 5 } });
    await one.sends({ cmd: 'disconnect', properties: { sessionExpiryInterval: 1 } }).receives();
    expect(await watch.receives()).toEqual(expected);
  },
);
