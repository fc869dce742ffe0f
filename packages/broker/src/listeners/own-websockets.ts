import { type Release, since } from '@mosquitto-conf/config';

/** Whether a release reads WebSockets itself, as from 2.1; before, libwebsockets does. */
export function hasOwnWebsockets(release: Release): boolean {
  return since(release, '2.1');
}
