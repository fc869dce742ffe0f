import type { Socket } from 'node:net';
import type { Release } from '@mosquitto-conf/config';
import { checkProxiedTls } from '@mosquitto-conf/config/internal';
import { departureLine, type Line } from '../log/client-lines.js';
import type { Fault } from '../packets/fault.js';
import type { ListenerState } from './listener-state.js';
import { CorruptHeader, type ProxyHeader, readBinaryHeader, readHeaderLine } from './proxy-header.js';

/** What logs connections. */
interface ConnectionLog {
  readonly release: Release;
  logConnection(line: Line | undefined): void;
  readonly log: (kind: 'notice', text: string) => void;
}

const clients = new WeakMap<Socket, ProxyHeader>();

/** What a proxy has said of the client behind a socket; undefined where there is no proxy. */
export function proxiedClient(socket: Socket): ProxyHeader | undefined {
  return clients.get(socket);
}

/** How long the header is waited for, in milliseconds: the keep alive of a client that has not named one, and half of it. */
const PATIENCE = 90_000;

/**
 * Lets a client in as it is, or reads the header of the PROXY protocol first where the listener expects one.
 * @param accept called with the header read, and nothing else
 */
export function afterProxyHeader(
  socket: Socket,
  { policy }: ListenerState,
  context: ConnectionLog,
  accept: () => void,
): void {
  const version = policy.proxyProtocol.value;
  if (version === undefined) {
    accept();
    return;
  }
  const read = version === 2 ? readBinaryHeader : readHeaderLine;
  let bytes = Buffer.alloc(0);
  const leave = () => {
    socket.off('data', receive).off('end', end).off('error', destroy).off('timeout', destroy);
    socket.setTimeout(0);
  };
  const destroy = () => socket.destroy();
  const end = () => {
    logClosed(context, 'closed');
    socket.destroy();
  };
  const receive = (part: Buffer) => {
    bytes = Buffer.concat([bytes, part]);
    const header = attempt(() => read(bytes), context);
    if (header === undefined) return;
    leave();
    socket.pause();
    if (header === 'refused' || !isAdmitted(header, policy, context)) {
      // An error event without a listener would end the process.
      socket.on('error', destroy);
      socket.destroy();
      return;
    }
    clients.set(socket, header);
    if (bytes.length > header.length) socket.unshift(bytes.subarray(header.length));
    accept();
    socket.resume();
  };
  socket.setTimeout(PATIENCE, destroy);
  socket.on('data', receive).on('end', end).on('error', destroy);
}

/** Reads, and logs why the connection is closed where that fails. */
function attempt(
  read: () => ProxyHeader | undefined,
  context: ConnectionLog,
): ProxyHeader | 'refused' | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CorruptHeader)) throw error;
    const { kind, from } = error;
    if (from) context.log('notice', `${connectionFrom(from)} rejected, corrupt PROXY header.`);
    else if (kind === 'corrupt') context.log('notice', 'Connection rejected, corrupt PROXY header.');
    if (!from) logClosed(context, closings[kind]);
    return 'refused';
  }
}

const closings: Readonly<Record<CorruptHeader['kind'], Fault>> = {
  corrupt: 'unspecified',
  invalid: 'unspecified',
  incomplete: 'closed',
  'out-of-memory': 'no-memory',
};

/** As the reference logs a client of which nothing is known yet (do_disconnect). */
function logClosed({ release, logConnection }: ConnectionLog, fault: Fault): void {
  logConnection(departureLine(release, '(null)', { address: '(null)', port: 0 }, fault));
}

function connectionFrom({ address = '', port }: Pick<ProxyHeader, 'address' | 'port'>): string {
  return `Connection from ${address}:${port}`;
}

/** Whether the listener takes a client that connected to the proxy in this way (proxy_v2__read). */
function isAdmitted(header: ProxyHeader, policy: ListenerState['policy'], context: ConnectionLog): boolean {
  const { tls, isHealthCheck } = header;
  if (isHealthCheck) return false;
  const verdict = checkProxiedTls(policy, tls);
  if (verdict) {
    const missing =
      verdict.reason === 'proxied-without-tls'
        ? 'client did not connect using TLS'
        : 'client did not provide a certificate';
    context.log('notice', `${connectionFrom(header)} rejected, ${missing}.`);
    return false;
  }
  if (tls?.version !== undefined && tls.cipher !== undefined)
    context.log('notice', `${connectionFrom(header)} negotiated ${tls.version} cipher ${tls.cipher}`);
  return true;
}
