import { byteLength } from '@mosquitto-conf/grammar';
import type { Listener } from '../configuration.js';
import type { Start } from './start.js';
import { whyNotWritable } from './writable.js';

/** The longest path the system takes, in bytes (sun_path without its end). */
const LONGEST = 107;

/** A socket file is made anew, whatever file was there (net__socket_listen_unix). */
export function openUnixSocket(start: Start, listener: Listener, path: string): void {
  const reason = flaw(start, path);
  if (reason === 'unknown') {
    start.notHere('socket', path, listener.place);
    return;
  }
  if (reason === undefined) return;
  start.refuse(
    {
      code: 'unix-socket-unusable',
      message: `The socket \`${path}\` ${reason}.`,
      why: 'The broker makes the socket as the user it runs as, and stops if it cannot.',
      help: 'Name a file in a folder that user may write to, such as `/run/mosquitto/mosquitto.sock`.',
    },
    listener.place,
  );
}

function flaw(start: Start, path: string): string | undefined {
  const length = byteLength(path);
  if (length > LONGEST) return `has a path of ${length} bytes, and the system takes no more than ${LONGEST}`;
  const failure = whyNotWritable(start, path, true);
  switch (failure) {
    case 'missing':
      return 'is in a folder that does not exist';
    case 'denied':
      return 'is in a folder that may not be written to';
    case 'directory':
      return 'has the name of a folder';
    case 'too-long':
      return 'has a name that is too long for the system';
    default:
      return failure;
  }
}
