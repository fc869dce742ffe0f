import { textsOf } from '../text.js';

/** Texts about listeners: the default one, those that are missing, and what they cannot be used with. */
export const listenerTexts = textsOf('listener', {
  ignoredByDefault: 'The default listener ignores `{name}`.',
  notCopied: 'This release does not copy the setting to the default listener when it opens it.',
  addListenerAbove: 'Write a `listener` line with its port above it.',
  addListenerAboveOrUpdate:
    'Write a `listener` line with its port above it, or use release {release} or later.',
  notOpened: '`{name}` has no effect: it belongs to the default listener, which is not opened.',
  localOnlyPorts:
    'Without `listener`, `port` or `bind_address`, the broker listens only on 127.0.0.1 and ::1, without these settings.',
  addListener: 'Write a `listener` line above it.',
  opensDefault: '`{name}` opens the default listener on port {port}.',
  opensDefaultAt: '`{name}` opens the default listener on port {port} of {host}.',
  addressForDefault: '`{name}` always belongs to the default listener, even below a `listener` line.',
  noListenerAbove: 'There is no `listener` line above it in this file.',
  replaceWithListener: 'Replace the line with a `listener` line.',
  localOnly: 'The broker accepts connections only from this machine.',
  localOnlySince: 'From 2.0 the broker listens only on 127.0.0.1 and ::1 if there is no `listener` line.',
  localOnlyHttp:
    'From 2.0 the broker listens only on 127.0.0.1 and ::1 if there is no `listener` line. The usual build of 2.1 also opens the HTTP API on 127.0.0.1, port 9883.',
  addListenerAndLogin:
    'Add `listener 1883` and a `password_file` line. Clients then need a username and a password.',
  localOnlyContainer: 'Only programs in the same container can connect.',
  addListenerAlone: 'Add `listener 1883`.',
  onlyHttpApi: 'All listeners are for the HTTP API. There is none for MQTT.',
  onlyWebsockets: 'All listeners are for WebSockets. There is none for MQTT over TCP.',
  needsMqtt: 'The broker refuses to start without an MQTT listener.',
  needsOwnSocket:
    'This release does not count WebSockets listeners and refuses to start without another listener.',
  needsOwnSocketBuild:
    'The broker counts WebSockets listeners only if libwebsockets is built with LWS_WITH_EXTERNAL_POLL, as in the official container images. Otherwise, it refuses to start.',
  addMqttListener: 'Add a `listener` line without `protocol http_api`.',
  addTcpListener: 'Add a listener for MQTT over TCP, such as `listener 1883 localhost`.',
  proxyExclusive: '`{name}` cannot be used with `enable_proxy_protocol 2`.',
  proxyRefused:
    'With version 2 of the PROXY protocol, TLS ends at the proxy. The broker refuses to start with both.',
  removeFromProxy: 'Remove `{name}`, or use `enable_proxy_protocol 1`.',
  httpApiClosed:
    'The HTTP API on port {port} does not start: port {port} is already in use by another listener.',
  httpApiUnresolved: 'The HTTP API on port {port} does not start: `{host}` does not resolve to an address.',
  httpApiFileMissing: 'The HTTP API on port {port} does not start: the file `{path}` does not exist.',
  httpApiFileDenied: 'The HTTP API on port {port} does not start: the broker cannot read `{path}`.',
  httpApiFileDirectory: 'The HTTP API on port {port} does not start: `{path}` is a folder.',
  httpApiStarts: 'The broker starts anyway, without the HTTP API.',
  httpApiAddress: 'Use another port or address in the `listener` line of the HTTP API.',
  httpApiFile: "Correct the path, and let the broker's user read the file.",
});
