import { analyse, findTarget } from '@mosquitto-conf/config';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot, client } from './support/boot.js';
import { ScriptedClient } from './support/scripted-client.js';

const LISTENER = 'listener 1883 127.0.0.1\n';
const OPEN = `${LISTENER}allow_anonymous true\n`;

/** Reloads a broker with another text. */
function reload(broker: Broker, text: string): void {
  const host = exampleHost({ 'mosquitto.conf': text }, undefined);
  broker.reload(analyse('mosquitto.conf', findTarget(broker.configuration.release.name)!, host));
}

describe('a reload of the configuration', () => {
  it('disconnects only clients that may no longer connect', async () => {
    await using broker = await boot(OPEN);
    const ana = client(broker, { clientId: 'ana', username: 'ana' });
    const nameless = client(broker, { clientId: 'nameless' });
    await Promise.all([ana, nameless].map((one) => new Promise((done) => one.once('connect', done))));
    reload(broker, `${OPEN}message_size_limit 9\n`);
    expect(broker.connections).toHaveLength(2);
    reload(broker, LISTENER);
    await expect.poll(() => broker.connections).toEqual([]);
  });

  it('applies a limit to clients that are connected', async () => {
    await using broker = await boot(OPEN);
    const ana = (await ScriptedClient.connects(broker, 'ana')).publishes('a', '12345', { qos: 1 });
    expect(await ana.receives()).toContainEqual(expect.stringMatching('PUBACK'));
    reload(broker, `message_size_limit 3\n${OPEN}`);
    ana.subscribes('a').publishes('a', '12345', { qos: 1 });
    expect(await ana.receives()).not.toContainEqual(expect.stringContaining('PUBLISH'));
  });

  it('keeps the highest QoS of clients that are connected, and tells new ones', async () => {
    await using broker = await boot(OPEN);
    const old = await ScriptedClient.connects(broker, 'old');
    await old.receives();
    reload(broker, `${OPEN}max_qos 0\n`);
    expect(await old.subscribes('a', { qos: 2 }).receives()).toEqual(['SUBACK 1 2']);
    const now = await ScriptedClient.connects(broker, 'now');
    expect((await now.receives())[0]).toContain('maximumQoS=0');
  });

  it('changes the topics of clients that are connected: mount_point', async () => {
    await using broker = await boot(OPEN);
    const ana = await ScriptedClient.connects(broker, 'ana');
    await ana.subscribes('#').receives();
    reload(broker, `${OPEN}mount_point m/\n`);
    await ana.publishes('a', 'x', { retain: true }).receives();
    expect(broker.retained).toMatchObject([{ topic: 'm/a' }]);
  });

  it('says what needs a restart, until it is gone from the file', async () => {
    await using broker = await boot(OPEN);
    reload(broker, `max_packet_size 50\n${OPEN}`);
    expect(broker.restartNeeded).toMatchObject([{ directive: 'max_packet_size', place: { line: 1 } }]);
    reload(broker, OPEN);
    expect(broker.restartNeeded).toEqual([]);
  });

  it('says that the release crashes, and continues', async () => {
    await using broker = await boot(OPEN, { target: '2.1.2' });
    reload(broker, `${OPEN}max_qos 1\n`);
    expect(broker.reloadCrash).toBe(undefined);
    reload(broker, `max_qos 1\n${OPEN}`);
    expect(broker.reloadCrash).toMatchObject({ directive: 'max_qos', place: { line: 1 } });
    const ana = await ScriptedClient.connects(broker, 'ana');
    expect((await ana.receives())[0]).toContain('CONNACK');
  });

  it('applies nothing of a configuration with a mistake but what listeners above it have', async () => {
    await using broker = await boot(OPEN);
    reload(broker, `message_size_limit 3\n${OPEN}max_connections 1\nnonsense\n`);
    const ana = client(broker, { clientId: 'ana' });
    await new Promise((done) => ana.once('connect', done));
    expect(broker.mayConnect({ clientId: 'b' })).toBeDefined();
    expect(broker.configuration.listeners[0]!.settings).toBeDefined();
    expect(broker.restartNeeded.map(({ directive }) => directive)).toContain('message_size_limit');
  });
});
