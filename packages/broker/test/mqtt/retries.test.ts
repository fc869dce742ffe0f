import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { ScriptedClient } from '../support/scripted-client.js';

const OPEN = 'listener 1883\nallow_anonymous true\nretry_interval 5\n';
const connecting = { version: 4, keepalive: 0 } as const;

describe('a packet that is not answered', () => {
  it('is sent again after retry_interval, up to 1.4', async () => {
    await using broker = await boot(OPEN, { target: '1.4.15' });
    const client = await ScriptedClient.connects(broker, 'c', connecting);
    client.subscribes('#', { qos: 2 }).publishes('a', 'x', { qos: 2, messageId: 7 });
    client.sends({ cmd: 'pubrel', messageId: 7 });
    expect(await client.receives()).toEqual([
      'CONNACK 0',
      'SUBACK 1 2',
      'PUBREC 7',
      "PUBLISH a 'x' qos2",
      'PUBCOMP 7',
    ]);
    broker.clock.advance(20);
    expect(new Set(await client.receives())).toEqual(new Set(["PUBLISH a 'x' qos2 dup"]));
    client.sends({ cmd: 'pubrec', messageId: 1 });
    expect(await client.receives()).toEqual(['PUBREL 1']);
    broker.clock.advance(20);
    expect(new Set(await client.receives())).toEqual(new Set(['PUBREL 1']));
    client.sends({ cmd: 'pubcomp', messageId: 1 });
    broker.clock.advance(20);
    expect(await client.receives()).toEqual([]);
  });

  it('is a PUBREC, too', async () => {
    await using broker = await boot(OPEN, { target: '1.4.15' });
    const client = await ScriptedClient.connects(broker, 'c', connecting);
    client.publishes('a', 'x', { qos: 2, messageId: 7 });
    expect(await client.receives()).toEqual(['CONNACK 0', 'PUBREC 7']);
    broker.clock.advance(20);
    expect(new Set(await client.receives())).toEqual(new Set(['PUBREC 7']));
  });

  it('is not sent again by later releases', async () => {
    await using broker = await boot(OPEN, { target: '1.5.11' });
    const client = await ScriptedClient.connects(broker, 'c', connecting);
    client.publishes('a', 'x', { qos: 2, messageId: 7 });
    await client.receives();
    broker.clock.advance(20);
    expect(await client.receives()).toEqual([]);
  });
});
