import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { connected, text } from '../support/raw.js';

const OPEN = 'listener 1883\nallow_anonymous true\n';
const COMMAND = [...text('$CONTROL/x'), 0, 1, 0, 0x7b];

/** What a client of 5.0 gets that sends a command of QoS 1, and how many messages another one gets that subscribes to it. */
async function command(target: string): Promise<[answer: string, heard: number]> {
  await using broker = await boot(OPEN, { target });
  const watcher = await connected(broker, { id: 'watcher' });
  watcher.send(0x82, 16, 0, 1, 0, ...text('$CONTROL/x'), 0);
  await watcher.untilPong();
  const sender = await connected(broker, { id: 'sender' });
  sender.send(0x32, COMMAND.length, ...COMMAND);
  const answer = Buffer.from(await sender.untilPong()).toString('latin1');
  return [answer, (await watcher.untilPong()).length];
}

// Measured with 1.6.15, 2.0.0, 2.0.11, 2.0.22, 2.1.0 and 2.1.2.
describe('a message to a topic below $CONTROL/', () => {
  it('is one like any other before 2.0', async () => {
    const [answer, heard] = await command('1.6.15');
    expect(answer).toBe('\x40\x02\0\x01');
    expect(heard).toBeGreaterThan(0);
  });

  it.each(['2.0.0', '2.0.22'])('%s: is acknowledged, and goes to no subscriber', async (target) => {
    expect(await command(target)).toEqual(['\x40\x02\0\x01', 0]);
  });

  it('2.1: is answered with an error where no plugin knows it', async () => {
    const [answer, heard] = await command('2.1.2');
    expect(answer).toMatch(
      /^\x40\x02\0\x01.*\$CONTROL\/x\/response\0\{"error": "endpoint not available"\}$/s,
    );
    expect(heard).toBe(0);
  });
});

describe('the subscription identifier', () => {
  const message = async (target: string) => {
    await using broker = await boot(OPEN, { target });
    const client = await connected(broker);
    client.send(0x82, 9, 0, 1, 2, 0x0b, 5, ...text('t'), 0);
    await client.untilPong();
    client.send(0x30, 12, ...text('t'), 7, 0x26, ...text('k'), ...text('v'), 97);
    return Buffer.from((await client.untilPong()).slice(6)).toString('hex');
  };

  // Measured with 1.6.9, 1.6.15, 2.0.0, 2.0.10, 2.0.12, 2.0.22, 2.1.0 and 2.1.2.
  it.each(['1.6.15', '2.0.0', '2.0.22'])('%s: is the first property', async (target) => {
    expect(await message(target)).toBe('0b052600016b00017661');
  });

  it.each(['2.1.0', '2.1.2'])('%s: is the last property', async (target) => {
    expect(await message(target)).toBe('2600016b0001760b0561');
  });
});
