import { byteLength } from '@mosquitto-conf/grammar';
import type { Listener } from '../configuration.js';
import type { Text } from '../text.js';
import { fileAdvice, writtenSocket } from '../texts/files.js';
import { network as texts } from '../texts/network.js';
import type { Start } from './start.js';
import { type WriteFault, whyNotWritable, writeFault } from './writable.js';

/** The longest path that the system accepts, in bytes (sun_path without its end). */
const LONGEST = 107;

/** A socket file is made anew, whatever file was there (net__socket_listen_unix). */
export function openUnixSocket(start: Start, listener: Listener, path: string): void {
  const fault = socketFault(start, path);
  if (fault === 'unknown') {
    start.notHere(writtenSocket, path, listener.place);
    return;
  }
  if (fault === undefined) return;
  start.refuse(
    {
      code: 'unix-socket-unusable',
      ...fault,
    },
    listener.place,
  );
}

function socketFault(
  start: Start,
  path: string,
): (WriteFault & { readonly why: Text }) | 'unknown' | undefined {
  const length = byteLength(path);
  if (length > LONGEST)
    return {
      message: texts.socketPathLong({ length, path }),
      why: texts.socketPathLongWhy({ longest: LONGEST }),
      help: fileAdvice.shortenPath,
    };
  const failure = whyNotWritable(start, path, true);
  if (failure === undefined || failure === 'unknown') return failure;
  return { ...writeFault(start, writtenSocket, path, failure), why: texts.socketRefused };
}
