// node observe.mjs COMMAND…: for each folder of this one starts a broker with the `mosquitto.conf` in it, which becomes
// `after.conf`, sends SIGHUP, and prints what clients see, as JSON by the name of the folder. `port` in the folder has the port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import mqtt from 'mqtt';

const command = process.argv.slice(2);
/** How long an answer is waited for that may never come, in milliseconds. */
const PATIENCE = 400;
/** How many brokers run at once. */
const WIDTH = 6;

async function until(isSo, what) {
  for (let tries = 0; !isSo(); tries++) {
    if (tries > 400) throw new Error(what);
    await sleep(50);
  }
}

/** A client, or the reason why there is none. */
async function connect(port, options) {
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    reconnectPeriod: 0,
    connectTimeout: 10_000,
    protocolVersion: 5,
    ...options,
  });
  client.on('error', () => undefined);
  client.seen = [];
  client.on('message', (topic, payload, { retain, qos }) =>
    client.seen.push(`${topic}=${payload} r${retain ? 1 : 0} q${qos}`),
  );
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'connack') client.connack = packet;
    if (packet.cmd === 'disconnect') client.reason = packet.reasonCode;
  });
  await Promise.race([once(client, 'connect'), once(client, 'close'), once(client, 'error')]).catch(
    () => undefined,
  );
  return client;
}

function connackOf({ connack }) {
  if (!connack) return 'closed';
  const { returnCode, reasonCode = returnCode, properties = {} } = connack;
  const { assignedClientIdentifier: id, ...rest } = properties;
  return JSON.stringify([reasonCode, id?.replace(/[0-9A-F-]{36}$/, '…'), rest]);
}

async function attempt(port, options) {
  const client = await connect(port, options);
  const text = connackOf(client);
  client.end(true);
  return text;
}

/** What becomes of a message. */
async function publish(client, topic, payload, options = {}) {
  if (!client.connected) return 'closed';
  const answer = client.publishAsync(topic, payload, { qos: 1, ...options }).then(
    (packet) => `${packet?.reasonCode ?? 0}`,
    (error) => `${error.code ?? 'refused'}`,
  );
  return Promise.race([answer, sleep(10 * PATIENCE, 'nothing')]);
}

/** What a client is granted. */
async function subscribe(client, filters, qos) {
  if (!client.connected) return 'closed';
  const answer = client.subscribeAsync(filters, { qos }).then(
    (grants) => grants.map((grant) => grant.qos),
    (error) => `${error.code ?? 'refused'}`,
  );
  return Promise.race([answer, sleep(10 * PATIENCE, 'nothing')]);
}

const stateOf = (client) => (client.connected ? 'connected' : `closed ${client.reason ?? ''}`);
const user = { username: 'ana', password: 'secret' };

function shorten(text) {
  return text.replace(/x{100,}/, 'long').replace(/version \S+/, 'version');
}

/** What clients see of one broker, and its log. */
async function observe(folder) {
  const port = readFileSync(`${folder}/port`, 'utf8');
  const broker = spawn(command[0], command.slice(1), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  broker.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  const exited = once(broker, 'exit');
  const seen = {};

  try {
    await until(() => /version \S+ running/.test(log), 'does not start');
    const early = await connect(port, { clientId: 'early', ...user });
    const nameless = await connect(port, { clientId: 'nameless' });
    const old = await connect(port, { clientId: 'old', protocolVersion: 4 });
    const away = await connect(port, { clientId: 'away', clean: false, protocolVersion: 4, ...user });
    for (const client of [away, early]) await subscribe(client, ['q/#'], 1);
    away.end(true);
    copyFileSync(`${folder}/after.conf`, `${folder}/mosquitto.conf`);
    broker.kill('SIGHUP');
    await until(() => /Reloading config/.test(log) || broker.exitCode !== null, 'does not reload');
    await sleep(PATIENCE);
    if (broker.exitCode !== null) {
      seen.exit = broker.exitCode;
    } else {
      seen.clients = [early, nameless, old].map(stateOf);
      seen.early = [];
      for (const qos of [0, 1, 2])
        if (early.connected) seen.early.push(await publish(early, 'a', 'x', { qos }));
      if (early.connected)
        seen.early.push(await publish(early, 'b', 'x'), await publish(early, 'q/early', 'x'));
      seen.connects = {
        nameless: await attempt(port, { clientId: 'n1' }),
        user: await attempt(port, { clientId: 'u1', ...user }),
        wrong: await attempt(port, { clientId: 'u2', ...user, password: 'wrong' }),
        unnamed: await attempt(port, { clientId: '', ...user }),
        keepalive: await attempt(port, { clientId: 'k1', keepalive: 500, ...user }),
        old: await attempt(port, { clientId: 'o1', protocolVersion: 4, ...user }),
        prefixed: await attempt(port, { clientId: 'x-1', ...user }),
      };
      const now = await connect(port, { clientId: 'now', ...user });
      const listener = await connect(port, { clientId: 'listener', ...user });
      // Where both have one client id, the first is closed, but its end may be read after the second's CONNACK.
      await sleep(PATIENCE);
      if (now.connected && listener.connected) {
        seen.granted = await subscribe(listener, ['#', '$SYS/broker/version', 'q/+'], 2);
        seen.published = {
          a: await publish(now, 'a', 'x'),
          b: await publish(now, 'b', 'x'),
          c: await publish(now, 'c', 'x'),
          twice: await publish(now, 'q/x', 'once', { qos: 0 }),
          away: await publish(now, 'q/y', 'kept'),
          long: await publish(now, 'long', 'x'.repeat(3000)),
          retained: now.connected && (await publish(now, 'r', 'x', { retain: true })),
        };
        await sleep(PATIENCE);
        seen.received = listener.seen.map(shorten).sort();
        const back = await connect(port, { clientId: 'away', clean: false, protocolVersion: 4, ...user });
        await sleep(PATIENCE);
        seen.kept = back.seen;
        seen.early.push(...early.seen);
      }
    }
    seen.files = existsSync(`${folder}/mosquitto.db`);
  } catch (error) {
    seen.error = String(error.stack);
  }
  broker.kill('SIGKILL');
  await exited;
  return { seen, log };
}

const folders = readdirSync('.');
const results = {};
const work = async () => {
  for (let folder = folders.pop(); folder; folder = folders.pop()) results[folder] = await observe(folder);
};
await Promise.all(Array.from({ length: WIDTH }, work));
process.stdout.write(JSON.stringify(results), () => process.exit(0));
