import { writeFileSync } from 'node:fs';
import { connect as dial } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, connect, wrappings } from './packets.mjs';
import { inTime, LATE, RunningProgram } from './processes.mjs';

const command = resolve('packages/checkconfig/dist/checkconfig.js');

const TARGETS = ['1.4.15', '1.5.11', '1.6.15', '2.0.0', '2.0.11', '2.0.12', '2.0.22', '2.1.2'];

/** A running test broker: clients that send anything, before, between and after what is right. It goes on, and ends when told. */
export async function playBroker(files, folder) {
  const target = files.one(TARGETS);
  writeFileSync(join(folder, 'acl'), 'topic readwrite a/#\npattern read %c/#\ntopic read $SYS/#\n');
  writeFileSync(join(folder, 'broker.conf'), configuration(files, target));
  const args = ['run', 'broker.conf', '--ephemeral', '--target', target, ...(files.maybe(0.3) ? ['-v'] : [])];
  const program = new RunningProgram([command, ...args], folder);
  try {
    await program.until(() => / running$/m.test(program.stdout + program.stderr));
    const ports = portsOf(program.stdout + program.stderr);
    if (ports.length === 0)
      return `does not start for ${target}: ${(program.stdout + program.stderr).slice(-500)}`;
    for (let turn = 0; turn < 12; turn++) {
      await Promise.all(files.many(8, () => throwAt(files, files.one(ports))));
      if (files.maybe(0.1)) program.process.kill('SIGHUP');
      if (files.maybe(0.1)) program.process.kill('SIGUSR1');
      if (files.maybe(0.1)) program.process.kill('SIGUSR2');
      const fault = program.crash() ?? (await isServed(ports[0].port));
      if (fault) return `${fault} (target ${target}) ${program.stderr.slice(-500)}`;
    }
    return await program.stop('SIGTERM');
  } finally {
    program.process.kill('SIGKILL');
  }
}

/** Listeners of each kind that the release has. The first one has no limits, so that a client is always served. */
function configuration({ one, maybe }, target) {
  const isNew = target.startsWith('2.1');
  const limits = [
    `max_queued_messages ${one([0, 1, 100])}`,
    `max_inflight_messages ${one([0, 1, 20])}`,
    'persistence true',
    'acl_file acl',
    'sys_interval 1',
    'message_size_limit 40',
    'queue_qos0_messages true',
  ].filter(() => maybe(0.4));
  const listener = (port, ...rest) => [`listener ${port}`, ...rest].join('\n');
  return [
    'allow_anonymous true',
    'log_type all',
    ...limits,
    listener(1883),
    listener(1884, `max_connections ${one([1, 5, -1])}`, ...(maybe(0.4) ? ['mount_point m/'] : [])),
    listener(1885, 'protocol websockets'),
    ...(isNew ? [listener(1886, `enable_proxy_protocol ${one([1, 2])}`), 'allow_anonymous true'] : []),
    ...(maybe(0.2) ? ['connection b', 'address 127.0.0.1:1', 'topic # both'] : []),
    '',
  ].join('\n');
}

/** The configured and the real port of each listener, of the line `Listener 1883 (…) is at mqtt://127.0.0.1:41233`. */
function portsOf(output) {
  return [...output.matchAll(/^.*Listener (\d+) \(.*?\) is at (\w+):\/\/[^\s:]+:(\d+)/gm)].map(
    ([, configured, scheme, port]) => ({
      port: Number(port),
      wrap: configured === '1886' ? 'proxy' : scheme.startsWith('ws') ? 'websocket' : 'plain',
    }),
  );
}

/** One client that sends what it likes and goes. */
async function throwAt(random, { port, wrap }) {
  const chunks = wrappings[random.maybe(0.95) ? wrap : random.one(Object.keys(wrappings))](
    random,
    new Client(random).chunks(),
  );
  const staysOpen = random.maybe(0.3);
  const socket = dial(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = new Promise((done) => socket.once('close', done));
  socket.resume();
  await Promise.race([closed, new Promise((done) => socket.once('connect', done))]);
  for (const chunk of chunks) {
    if (socket.destroyed) break;
    socket.write(chunk);
    await wait(1);
  }
  if (staysOpen) await Promise.race([closed, wait(20)]);
  socket.destroy();
}

/** Whether a client that does everything right is answered. @returns what is wrong; undefined if nothing */
async function isServed(port) {
  const socket = dial(port, '127.0.0.1');
  let received = Buffer.alloc(0);
  const answered = new Promise((done) => {
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      // The last two bytes are a PINGRESP.
      if (received.subarray(-2).equals(Buffer.from([0xd0, 0]))) done('served');
    });
    socket.on('error', ({ message }) => done(`a client is not served: ${message}`));
    socket.on('close', () => done(`a client is not served: closed after ${received.toString('hex')}`));
  });
  socket.write(Buffer.concat([connect(4, 'well-behaved'), Buffer.from([0xc0, 0])]));
  const answer = await inTime(answered);
  socket.destroy();
  if (answer === 'served') return undefined;
  return answer === LATE ? 'a client is not answered' : answer;
}
