import { connect } from 'node:net';
import { MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import WebSocket, { createWebSocketStream } from 'ws';
import { needs } from '../../../../test/support/real-parts.js';
import { boot, nextMessage } from '../support/boot.js';
import { certificateFiles, certificates, TLS } from '../support/certificates.js';
import { real, subscribed } from '../support/real-clients.js';

const OPEN = 'allow_anonymous true\n';
const LOCAL = `listener 1883 127.0.0.1\n${OPEN}`;
const publish = ['-t', 'a', '-m', 'x', '-q', '1'];

/** Whether a server listens there. */
const answers = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host);
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

describe('where a listener listens', () => {
  it.each([
    ['port 1883\nbind_address 127.0.0.1\n', ['127.0.0.1']],
    ['port 1883\nbind_address ::1\n', ['::1']],
    ['listener 1883\n', ['127.0.0.1', '127.0.0.2', '::1']],
    ['listener 1883 127.0.0.2\n', ['127.0.0.2']],
    ['listener 1883\nsocket_domain ipv4\n', ['127.0.0.1', '127.0.0.2']],
    ['listener 1883\nsocket_domain ipv6\n', ['::1']],
  ] as const)('%j', async (lines, wanted) => {
    await using broker = await boot(`${lines}${OPEN}`);
    const { port } = broker.listeners[0]!;
    const hosts = ['127.0.0.1', '127.0.0.2', '::1'];
    const seen = await Promise.all(hosts.map(async (host) => [host, await answers(host, port)] as const));
    expect(seen).toEqual(hosts.map((host) => [host, (wanted as readonly string[]).includes(host)]));
  });
});

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('with the real clients', () => {
  it.concurrent('MQTT, the same over TLS, over WebSockets and over both: one broker', async () => {
    const listener = (port: number) => `listener ${port} 127.0.0.1\n`;
    const WEB = 'protocol websockets\n';
    const text = `${OPEN}${listener(1883)}${listener(8883)}${TLS}${listener(9001)}${WEB}${listener(9002)}${WEB}${TLS}`;
    await using broker = await boot(text, { files: certificateFiles });
    const ca = ['--cafile', `${certificates}/ca.crt`];
    const web = (index: number, scheme: string) => {
      const url = `${scheme}://127.0.0.1:${broker.listeners[index]!.port}/`;
      const open = () => createWebSocketStream(new WebSocket(url, 'mqtt', { rejectUnauthorized: false }));
      return new MqttClient(open as never, { reconnectPeriod: 0 });
    };
    const pages = [web(2, 'ws'), web(3, 'wss')];
    await Promise.all(pages.map((page) => page.subscribeAsync('a', { qos: 1 })));
    const shown = pages.map((page) => nextMessage(page));
    const heard = [
      real(broker, 'sub', ['-i', 'one', '-t', 'a', '-C', '5'], 0),
      real(broker, 'sub', ['-i', 'two', '-t', 'a', '-C', '5', ...ca], 1),
    ];
    await Promise.all([subscribed(broker, 'one'), subscribed(broker, 'two')]);
    await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'tcp'], 0);
    await real(broker, 'pub', ['-t', 'a', '-q', '1', '-m', 'tls', ...ca], 1);
    await pages[0]!.publishAsync('a', 'ws', { qos: 1 });
    await pages[1]!.publishAsync('a', 'wss', { qos: 1 });
    broker.publish('a', 'end');
    for (const { stdout } of await Promise.all(heard)) expect(stdout).toBe('tcp\ntls\nws\nwss\nend\n');
    for (const message of shown) expect(String((await message)[1])).toBe('tcp');
    await Promise.all(pages.map((page) => page.endAsync()));
  });

  it.concurrent('mount_point: topics of a listener are below a prefix that its clients do not see', async () => {
    await using broker = await boot(
      `${OPEN}listener 1883 127.0.0.1\nlistener 1884 127.0.0.1\nmount_point cellar/\n`,
    );
    const outside = real(broker, 'sub', ['-i', 'out', '-t', '#', '-C', '2', '-F', '%t %p'], 0);
    const inside = real(broker, 'sub', ['-i', 'in', '-t', '#', '-C', '2', '-F', '%t %p'], 1);
    await Promise.all([subscribed(broker, 'out'), subscribed(broker, 'in')]);
    await real(broker, 'pub', ['-t', 'lamp', '-m', 'from inside', '-q', '1'], 1);
    await real(broker, 'pub', ['-t', 'cellar/door', '-m', 'from outside', '-q', '1'], 0);
    expect((await outside).stdout).toBe('cellar/lamp from inside\ncellar/door from outside\n');
    expect((await inside).stdout).toBe('lamp from inside\ndoor from outside\n');
  });

  it.concurrent('max_qos 1: no message of QoS 2', async () => {
    await using broker = await boot(`${LOCAL}max_qos 1\n`);
    const pub = (version: string, qos: string) =>
      real(broker, 'pub', ['-V', version, '-t', 'a', '-m', 'x', '-q', qos]);
    for (const version of ['mqttv311', 'mqttv5']) expect((await pub(version, '1')).code).toBe(0);
    // The broker ends it; a client that knows the limit does not even try.
    expect((await pub('mqttv311', '2')).code).not.toBe(0);
    expect((await pub('mqttv5', '2')).stderr).toContain('QoS not supported');
    const heard = real(broker, 'sub', ['-i', 'sub', '-t', 'a', '-q', '2', '-C', '1', '-F', '%q']);
    await subscribed(broker, 'sub');
    expect(broker.subscriptions).toMatchObject([{ qos: 1 }]);
    broker.publish('a', 'x', { qos: 2 });
    expect((await heard).stdout).toBe('1\n');
  });

  it.concurrent('max_topic_alias 2: no higher alias', async () => {
    await using broker = await boot(`${LOCAL}max_topic_alias 2\n`);
    const pub = (alias: string) =>
      real(broker, 'pub', ['-V', 'mqttv5', ...publish, '-D', 'publish', 'topic-alias', alias]);
    expect((await pub('2')).code).toBe(0);
    expect((await pub('3')).code).not.toBe(0);
  });

  it.concurrent('use_username_as_clientid true: a username is one client', async () => {
    await using broker = await boot(`${LOCAL}use_username_as_clientid true\n`);
    const heard = real(broker, 'sub', ['-i', 'other', '-u', 'ana', '-t', 'a', '-C', '1']);
    await subscribed(broker, 'ana');
    expect(broker.connections).toMatchObject([{ clientId: 'ana', username: 'ana' }]);
    // Who has no name has no client id.
    expect((await real(broker, 'pub', publish)).code).not.toBe(0);
    broker.publish('a', 'x');
    await heard;
  });

  it.concurrent('per_listener_settings: each listener has its own users and topics', async () => {
    const text = `per_listener_settings true
listener 1883 127.0.0.1\nallow_anonymous true\nacl_file open
listener 1884 127.0.0.1\nallow_anonymous true\nacl_file closed\n`;
    await using broker = await boot(text, {
      files: { open: 'topic readwrite #\n', closed: 'topic read #\n' },
    });
    const pub = async (listener: number) => {
      const { stdout, stderr } = await real(broker, 'pub', ['-V', 'mqttv5', ...publish], listener);
      return /not authori[sz]ed/i.test(stdout + stderr) ? 'denied' : 'allowed';
    };
    expect([await pub(0), await pub(1)]).toEqual(['allowed', 'denied']);
  });
});

describe('websockets_headers_size', () => {
  it.each([
    ['websockets_headers_size 200\n', '2.0.22', 'refused'],
    ['websockets_headers_size 8000\n', '2.0.22', 'accepted'],
    // From 2.1 on another setting has its place.
    ['packet_buffer_size 200\n', '2.1.2', 'refused'],
    ['packet_buffer_size 8000\n', '2.1.2', 'accepted'],
  ] as const)('%j (%s): a websocket whose headers have 1,000 bytes is %s', async (line, target, outcome) => {
    const text = `${line}${OPEN}listener 1884 127.0.0.1\nlistener 9001 127.0.0.1\nprotocol websockets\n`;
    await using broker = await boot(text, { target });
    const url = `ws://127.0.0.1:${broker.listener(9001).port}/`;
    const websocket = new WebSocket(url, 'mqtt', { headers: { cookie: 'x'.repeat(1000) } });
    const result = await new Promise((done) =>
      websocket.on('open', () => done('accepted')).on('error', () => done('refused')),
    );
    expect(result).toBe(outcome);
    websocket.terminate();
  });
});
