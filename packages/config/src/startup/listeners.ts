import { passwordFile } from '../catalogue/access.js';
import { protocol } from '../catalogue/listener.js';
import type { Listener } from '../configuration.js';
import { isLocalOnly } from '../policy/opened-listeners.js';
import { listenerTexts as texts } from '../texts/listeners.js';
import { openHttpApi } from './http-api.js';
import { Sockets } from './sockets.js';
import type { Start } from './start.js';
import { openTcp } from './tcp-listener.js';
import { checkListenerTls } from './tls.js';
import { openUnixSocket } from './unix-socket.js';
import { openWebsockets } from './websockets.js';

/** Listeners are opened in their order, each with its certificates (listeners__start). */
export function checkListeners(start: Start): void {
  const { listeners } = start.configuration;
  if (isLocalOnly(start.configuration)) {
    remarkLocalOnly(start);
    return;
  }
  const sockets = new Sockets();
  for (const listener of listeners) open(start, listener, sockets);
  checkAnyOpen(start);
}

function open(start: Start, listener: Listener, sockets: Sockets): void {
  const spoken = listener.settings.get(protocol);
  if (spoken === 'http_api') {
    if (start.skips('addresses')) return;
    openHttpApi(start, listener, sockets);
    return;
  }
  if (spoken === 'websockets' && !start.isSince('2.1')) {
    openWebsockets(start, listener, sockets);
    return;
  }
  if (listener.unixSocketPath === undefined) openTcp(start, listener, sockets);
  else if (!start.skips('addresses')) openUnixSocket(start, listener, listener.unixSocketPath);
  checkListenerTls(start, listener);
}

/**
 * Only 127.0.0.1 and ::1 are tried, and one of them is enough (listeners__start_local_only). From 2.1 a build with the HTTP API opens
 * that too, if the port is free (http_api__start_local).
 */
function remarkLocalOnly(start: Start): void {
  start.remark(
    {
      level: 'warning',
      code: 'local-only',
      fromAbsence: true,
      message: start.host.container ? texts.localOnlyContainer : texts.localOnly,
      why: start.isSince('2.1') ? texts.localOnlyHttp : texts.localOnlySince,
      help: hasLogin(start) ? texts.addListenerAlone : texts.addListenerAndLogin,
    },
    undefined,
  );
}

/** Whether lines say how clients log in, so that a `listener` is all that is missing. */
function hasLogin({ configuration }: Start): boolean {
  const { settings, plugins } = configuration.security;
  return plugins.length > 0 || settings.has(passwordFile);
}

/** The broker needs a socket of its own; those of its libraries may not count. */
function checkAnyOpen(start: Start): void {
  const { listeners } = start.configuration;
  if (listeners.some((listener) => countsAsOpen(start, listener))) return;
  const [first] = listeners;
  if (!first || !insistsOnSocket(start)) return;
  const place = first.settings.setting(protocol)?.place ?? first.place;
  if (start.isSince('2.1')) {
    start.refuse(
      {
        code: 'no-mqtt-listener',
        fromAbsence: true,
        message: texts.onlyHttpApi,
        why: texts.needsMqtt,
        help: texts.addMqttListener,
      },
      place,
    );
    return;
  }
  start.refuse(
    {
      code: 'no-mqtt-listener',
      fromAbsence: true,
      message: texts.onlyWebsockets,
      why: start.isSince('2.0.1') ? texts.needsOwnSocketBuild : texts.needsOwnSocket,
      help: texts.addTcpListener,
    },
    place,
  );
}

function countsAsOpen(start: Start, { settings }: Listener): boolean {
  const spoken = settings.get(protocol);
  if (spoken === 'http_api') return false;
  if (spoken !== 'websockets' || start.isSince('2.1')) return true;
  return start.isSince('2.0.1') && start.host.websocketsPoll === true;
}

function insistsOnSocket(start: Start): boolean {
  return start.isSince('2.0') || start.release.name === '1.6.9' || start.release.name === '1.6.10';
}
