import { certfile, keyfile } from '../catalogue/tls.js';
import type { Listener } from '../configuration.js';
import type { Text } from '../text.js';
import { listenerTexts as texts } from '../texts/listeners.js';
import { lookUp } from './lookup.js';
import { ANY_IPV6 } from './socket-address.js';
import type { Sockets } from './sockets.js';
import type { Start } from './start.js';

interface Fault {
  readonly message: Text;
  readonly help: Text;
}

/** The HTTP API of 2.1 is a server of its own, and whether it starts does not matter to the broker (http_api__start). */
export function openHttpApi(start: Start, listener: Listener, sockets: Sockets): void {
  const fault = fileFault(start, listener) ?? openSocket(start, listener, sockets);
  if (fault === undefined) return;
  start.remark(
    {
      level: 'warning',
      code: 'http-api-closed',
      message: fault.message,
      why: texts.httpApiStarts,
      help: fault.help,
    },
    listener.place,
  );
}

const FILE_FAULTS = {
  missing: texts.httpApiFileMissing,
  denied: texts.httpApiFileDenied,
  directory: texts.httpApiFileDirectory,
} as const;

function fileFault(start: Start, { settings, port }: Listener): Fault | undefined {
  const files = [settings.get(certfile), settings.get(keyfile)];
  if (files.includes(undefined)) return undefined;
  for (const path of files) {
    const content = start.host.files.read(path!);
    if (!(content instanceof Uint8Array) && content !== 'unknown')
      return { message: FILE_FAULTS[content]({ port, path: path! }), help: texts.httpApiFile };
  }
  return undefined;
}

function openSocket(start: Start, listener: Listener, sockets: Sockets): Fault | undefined {
  const { port } = listener;
  const help = texts.httpApiAddress;
  const addresses = listener.host === undefined ? [ANY_IPV6] : lookUp(start, listener.host, undefined);
  if (addresses === 'unknown') return undefined;
  if (addresses === 'none')
    return { message: texts.httpApiUnresolved({ port, host: listener.host ?? '' }), help };
  const socket = { ...addresses[0]!, port, listener, dual: listener.host === undefined };
  if (sockets.inTheWayOf(socket)) return { message: texts.httpApiClosed({ port }), help };
  sockets.add(socket);
  return undefined;
}
