import { protocol } from '../catalogue/listener.js';
import { httpDir } from '../catalogue/websockets.js';
import type { Listener } from '../configuration.js';
import { type Release, since } from '../release.js';
import { type Answer, answer } from './answer.js';

/**
 * The folder whose files a listener serves over HTTP, and the line that names it. Up to 2.0, libwebsockets serves it on
 * WebSockets listeners. In 2.1 the usual build has WebSockets of its own, which answer no HTTP request (http__read); only the HTTP
 * interface serves files (http_api.c).
 */
export function servedFolder({ settings }: Listener, release: Release): Answer<string | undefined> {
  const spoken = settings.get(protocol);
  const serves = since(release, '2.1') ? spoken === 'http_api' : spoken === 'websockets';
  const setting = serves ? settings.setting(httpDir) : undefined;
  return answer(setting?.value, setting);
}
