import { textsOf } from '../text.js';

/** What a listener is called in a sentence. */
export const listenerNames = textsOf('listener-name', {
  port: 'port {port}',
  portOn: 'port {port} on {host}',
  socket: 'the Unix socket `{path}`',
  plainSocket: 'the socket {path}',
  localOnly: 'port 1883 on this machine only',
  numbered: '{name} ({number})',
});
