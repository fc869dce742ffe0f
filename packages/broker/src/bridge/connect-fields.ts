import { TextError } from '@mosquitto-conf/config/internal';
import type { Core } from '../core.js';
import type { Version } from '../packets/codes.js';
import { runningTexts } from '../texts/running.js';
import type { BridgeEndpoint } from './bridge-endpoint.js';
import type { BridgeSettings } from './bridge-settings.js';
import { DISCONNECTED } from './notifications.js';
import type { ConnectFields } from './packets.js';

/**
 * What a bridge says in its CONNECT (bridge__connect, send__connect).
 * @param isPrivate whether it identifies itself as a bridge to the other broker, which MQTT 5.0 does not support
 */
export function connectFields(
  core: Core,
  settings: BridgeSettings,
  { sendsRetain, maxQos }: BridgeEndpoint,
  version: Version,
  isPrivate: boolean,
): ConnectFields {
  const { remoteClientId, cleanStart, keepAlive, username, password, notifications } = settings;
  const { maxTopicAlias, sessionExpiry, receiveMaximum } = settings;
  const qos = maxQos === 0 ? 0 : 1;
  return {
    version,
    isBridge: isPrivate && version < 5,
    clientId: remoteClientId,
    cleanStart,
    keepAlive,
    username,
    password,
    will:
      notifications && !notifications.isLocalOnly
        ? { topic: notifications.topic, payload: DISCONNECTED, qos, retain: sendsRetain }
        : undefined,
    // In the order in which the reference writes them.
    properties: {
      ...(maxTopicAlias > 0 ? { topicAliasMaximum: maxTopicAlias } : {}),
      ...(sessionExpiry > 0 ? { sessionExpiryInterval: sessionExpiry } : {}),
      receiveMaximum: receiveMaximum ?? core.settings.maxInflightMessages,
    },
  };
}

/** @throws Error if there is a password without a username before 5.0 [MQTT-3.1.2-22] */
export function mustHaveUsername({ username, password }: BridgeSettings, version: Version): void {
  if (version < 5 && password !== undefined && username === undefined)
    throw new TextError(runningTexts.passwordAlone);
}
