// The brokers, each a program of its own that listens on a port of its own.
import { execFileSync, spawn } from 'node:child_process';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { openClient } from './client.mjs';
import { pinBroker } from './cores.mjs';
import { targetOf, writeConfiguration } from './kinds.mjs';

/** The variable `MOSQUITTO` names another release than the one that is installed. */
export const MOSQUITTO = process.env.MOSQUITTO ?? '/usr/sbin/mosquitto';

const PATIENCE = 10_000;

const BARE = fileURLToPath(new URL('bare-server.mjs', import.meta.url));

/** Not a broker: what its traffic costs with Node's sockets and nothing besides. */
export const bareServer = (_kind, port) => [process.execPath, BARE, String(port)];

/** How each is started, by name. */
export function contenders({ command, aedes }, folder) {
  return {
    ours: (kind, port) => [process.execPath, command, '-c', writeConfiguration(folder, kind, port)],
    mosquitto: (kind, port) => [MOSQUITTO, '-c', writeConfiguration(folder, kind, port)],
    aedes: (kind, port) => [process.execPath, aedes, kind, String(port), folder],
  };
}

/** The release of the real broker; undefined where there is none. */
export function mosquittoVersion() {
  try {
    return /version (\S+)/.exec(execFileSync(MOSQUITTO, ['-h'], { encoding: 'utf8' }))?.[1];
  } catch (error) {
    return /version (\S+)/.exec(error.stdout ?? '')?.[1];
  }
}

/**
 * Starts a broker, and waits until it has let a client in.
 * @returns where it is, and a function that ends it
 */
export async function startContender(arguments_, kind) {
  const port = await freePort();
  const [program, ...args] = arguments_(kind, port);
  const broker = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  broker.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-500);
  });
  const ended = new Promise((done) => broker.once('exit', done));
  const target = { port, pid: broker.pid, ...targetOf(kind) };
  const stop = async () => {
    broker.kill('SIGKILL');
    await ended;
  };
  const begin = Date.now();
  for (;;) {
    try {
      const { socket } = await openClient(target, 'first');
      socket.destroy();
      return { target, stop };
    } catch (error) {
      if (broker.exitCode !== null || Date.now() - begin > PATIENCE) {
        await stop();
        throw new Error(`${program} does not serve ${kind}: ${error.message} ${said}`);
      }
      await new Promise((done) => setTimeout(done, 2));
    }
  }
}

/**
 * Starts all that can be started, to run beside each other.
 * @param leftOut is told of one that cannot
 */
export async function startAll(contenders, kind, leftOut) {
  const running = {};
  for (const [name, arguments_] of Object.entries(contenders)) {
    try {
      running[name] = await startContender(arguments_, kind);
      pinBroker(running[name].target.pid);
    } catch (error) {
      leftOut(name, error);
    }
  }
  return running;
}

export async function stopAll(running) {
  for (const { stop } of Object.values(running)) await stop();
}

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
