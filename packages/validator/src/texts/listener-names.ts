import { textsOf } from '@mosquitto-conf/config/internal';

/** What a listener is called in a sentence. */
export const listenerNames = textsOf('listener-name', {
  port: 'port {port}',
  portOn: 'port {port} on {host}',
  socket: 'the Unix socket `{path}`',
});
