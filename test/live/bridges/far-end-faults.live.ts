import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { since } from '@mosquitto-conf/config';
import mqtt from 'mqtt';
import { describe, expect, it } from 'vitest';
import {
  type BridgeVersion,
  type FarEndPackets,
  farEndPackets,
} from '../../../packages/broker/test/support/far-end-packets.js';
import { freePort } from '../../support/free-port.js';
import { brokerToAsk } from '../installed.js';
import { type Kind, releaseOf, startOne } from './brokers.js';

const release = releaseOf(brokerToAsk);
/** How long a bridge may take to answer a packet, and everything, in milliseconds. */
const SOON = 60;
const WATCHED = 250;

/** Before 2.0 a bridge has no MQTT 5. */
const versions: readonly BridgeVersion[] = since(release, '2.0') ? [4, 5] : [4];

function bridgeLines(version: BridgeVersion, port: number): string {
  return `connection c
address 127.0.0.1:${port}
topic out/# out 1
topic in/# in 1
bridge_protocol_version ${version === 5 ? 'mqttv50' : 'mqttv311'}
notification_topic state
restart_timeout 60
`;
}

/**
 * What is not compared of the log: what happens with other clients, why a packet is wrong, which only 2.1 says, and how 1.x calls what
 * ends a connection.
 */
const OTHER = since(release, '2.0')
  ? /watcher|Protocol error from|^no payload$/
  : /watcher|disconnected due to protocol error|^Socket error/;

/** What a bridge sends, whether it ends the connection, what it sends later, what a client of its broker gets, and what is logged. */
async function play({ packets }: FarEndPackets, version: BridgeVersion, kind: Kind): Promise<unknown> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = once(server, 'connection') as Promise<[Socket]>;
  const lines = bridgeLines(version, (server.address() as AddressInfo).port);
  const near = await startOne(kind, brokerToAsk, await freePort(), lines);
  const [socket] = await connection;
  let sent = '';
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    sent += bytes.toString('hex');
  });
  socket.on('close', () => {
    isClosed = true;
  });
  const client = mqtt.connect({
    port: near.port,
    host: '127.0.0.1',
    clientId: 'watcher',
    reconnectPeriod: 0,
  });
  const got: string[] = [];
  client.on('message', (topic, payload) => void got.push(`${topic}=${payload}`));
  try {
    await client.subscribeAsync('#', { qos: 1 });
    while (sent === '') await wait(5);
    // The subscription of the client may still be logged.
    await wait(SOON);
    const connect = sent.length;
    const logged = near.log.length;
    for (const packet of packets) {
      if (!isClosed) socket.write(Buffer.from(packet));
      await wait(SOON);
    }
    await wait(WATCHED);
    const answer = sent.slice(connect);
    const isEnded = isClosed;
    await client.publishAsync('out/1', 'x', { qos: 1 });
    await client.publishAsync('x/1', 'x', { qos: 1 });
    await wait(WATCHED);
    const log = near.log.slice(logged).map((line) => line.replace(/^\d+: /, ''));
    const later = sent.slice(connect + answer.length);
    return { answer, isEnded, later, got, log: log.filter((line) => !OTHER.test(line)) };
  } finally {
    await client.endAsync(true);
    await near.stop();
    socket.destroy();
    server.close();
  }
}

describe.each(versions)(`a bridge of Mosquitto ${release.name} with version %s of MQTT`, (version) => {
  it.each(farEndPackets(version))('that gets $name', { timeout: 20_000 }, async (one) => {
    const [real, own] = await Promise.all([play(one, version, 'real'), play(one, version, 'own')]);
    expect(own).toEqual(real);
  });
});
