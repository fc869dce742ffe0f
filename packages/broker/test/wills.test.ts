import { describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { type ConnectBytes, connected, text } from './support/raw.js';

const OPEN = 'listener 1883\nallow_anonymous true\n';

const seconds = (value: number) => [0, 0, value >> 8, value & 0xff];

/** A client of 5.0 whose will goes to `gone` after some seconds, and whose session lasts some seconds. */
const withWill = (delay: number, session: number, flags = 0): ConnectBytes => ({
  id: 'dying',
  flags: flags | 4,
  properties: [0x11, ...seconds(session)],
  rest: [5, 0x18, ...seconds(delay), ...text('gone'), ...text('dead')],
});

const SUBSCRIBE = [0x82, 10, 0, 1, 0, ...text('gone'), 0];
const WILL = [0x30, 11, ...text('gone'), 0, ...Buffer.from('dead')];

/** Who waits for the will, and how the client goes. */
async function scene(delay: number, session: number) {
  const broker = await boot(OPEN);
  const watcher = await connected(broker, { id: 'watcher' });
  watcher.send(...SUBSCRIBE);
  await watcher.untilPong();
  const dying = await connected(broker, withWill(delay, session));
  dying.stream.destroy();
  await expect.poll(() => broker.connections.map(({ clientId }) => clientId)).toEqual(['watcher']);
  return {
    broker,
    /** What the watcher has got so many seconds later. */
    after: (time: number) => {
      broker.clock.advance(time);
      return watcher.untilPong();
    },
    back: (flags: number) =>
      connected(broker, { id: 'dying', flags, properties: [0x11, ...seconds(session)] }),
    [Symbol.asyncDispose]: () => broker.close(),
  };
}

describe('a will', () => {
  it('without a delay is published at once', async () => {
    await using it = await scene(0, 60);
    expect(await it.after(0)).toEqual(WILL);
  });

  it('is published after its delay, even if the session has ended', async () => {
    await using it = await scene(20, 0);
    expect(await it.after(10)).toEqual([]);
    expect(await it.after(12)).toEqual(WILL);
    expect(await it.after(60)).toEqual([]);
  });

  it('is published with the end of a session that expires earlier', async () => {
    await using it = await scene(60, 20);
    expect(await it.after(10)).toEqual([]);
    expect(await it.after(12)).toEqual(WILL);
  });

  it.each([
    ['resumes its session', 0],
    ['starts a new one', 2],
  ])('with a delay is not published after the client %s', async (_, flags) => {
    await using it = await scene(20, 60);
    await it.back(flags);
    expect(await it.after(30)).toEqual([]);
  });

  it('is published when the client connects a second time, if it has no delay and the session ends', async () => {
    await using broker = await boot(OPEN);
    const watcher = await connected(broker, { id: 'watcher' });
    watcher.send(...SUBSCRIBE);
    await watcher.untilPong();
    await connected(broker, withWill(0, 60));
    await connected(broker, { id: 'dying' });
    expect(await watcher.untilPong()).toEqual(WILL);
  });
});
