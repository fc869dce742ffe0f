import { certfile, keyfile } from '../catalogue/tls.js';
import type { Listener } from '../configuration.js';
import { lookUp } from './lookup.js';
import { ANY_IPV6 } from './socket-address.js';
import type { Sockets } from './sockets.js';
import { failureText, type Start } from './start.js';

/** The HTTP API of 2.1 is a server of its own, and whether it starts does not matter to the broker (http_api__start). */
export function openHttpApi(start: Start, listener: Listener, sockets: Sockets): void {
  const reason = fileFlaw(start, listener) ?? openSocket(start, listener, sockets);
  if (reason === undefined) return;
  start.remark(
    {
      level: 'warning',
      code: 'http-api-closed',
      message: `The HTTP API on port ${listener.port} does not open: ${reason}.`,
      why: 'The broker starts all the same, without it.',
      help: 'Give it an address and files of its own.',
    },
    listener.place,
  );
}

function fileFlaw(start: Start, { settings }: Listener): string | undefined {
  const files = [settings.get(certfile), settings.get(keyfile)];
  if (files.includes(undefined)) return undefined;
  for (const path of files) {
    const content = start.host.files.read(path!);
    if (!(content instanceof Uint8Array) && content !== 'unknown')
      return `\`${path}\` ${failureText(content)}`;
  }
  return undefined;
}

function openSocket(start: Start, listener: Listener, sockets: Sockets): string | undefined {
  const addresses = listener.host === undefined ? [ANY_IPV6] : lookUp(start, listener.host, undefined);
  if (addresses === 'unknown') return undefined;
  if (addresses === 'none') return `\`${listener.host}\` does not lead to an address`;
  const socket = { ...addresses[0]!, port: listener.port, listener, dual: listener.host === undefined };
  if (sockets.inTheWayOf(socket)) return 'another listener has its port';
  sockets.add(socket);
  return undefined;
}
