import type { Rule } from '../../rule.js';
import { addressInUse } from './address-in-use.js';
import { addressNotHere } from './address-not-here.js';
import { addressUnusable } from './address-unusable.js';
import { containerLoopback } from './container-loopback.js';
import { defaultListener } from './default-listener.js';
import { duplicatePort } from './duplicate-port.js';
import { httpApiClosed } from './http-api-closed.js';
import { httpDirNotServed } from './http-dir-not-served.js';
import { ignoredByDefaultListener } from './ignored-by-default-listener.js';
import { interfaceUnusable } from './interface-unusable.js';
import { localOnly } from './local-only.js';
import { missingSocketPath } from './missing-socket-path.js';
import { needsWebsockets } from './needs-websockets.js';
import { noMqttListener } from './no-mqtt-listener.js';
import { portBesideListener } from './port-beside-listener.js';
import { portMistyped } from './port-mistyped.js';
import { privilegedPort } from './privileged-port.js';
import { proxyProtocolClash } from './proxy-protocol-clash.js';
import { unixSocketUnusable } from './unix-socket-unusable.js';
import { unresolvedHost } from './unresolved-host.js';
import { websocketsClosed } from './websockets-closed.js';
import { websocketsEverywhere } from './websockets-everywhere.js';
import { websocketsOnOtherPort } from './websockets-on-other-port.js';

/** Listeners: ports, addresses, protocols. */
export const listenerRules = [
  addressInUse,
  addressNotHere,
  addressUnusable,
  containerLoopback,
  defaultListener,
  duplicatePort,
  httpApiClosed,
  httpDirNotServed,
  ignoredByDefaultListener,
  interfaceUnusable,
  localOnly,
  missingSocketPath,
  needsWebsockets,
  noMqttListener,
  portBesideListener,
  portMistyped,
  privilegedPort,
  proxyProtocolClash,
  unixSocketUnusable,
  unresolvedHost,
  websocketsClosed,
  websocketsEverywhere,
  websocketsOnOtherPort,
] as const satisfies readonly Rule[];
