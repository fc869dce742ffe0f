import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import { encodePublish } from '../packets/encode.js';
import { publish, sendRetained } from '../routing/deliver.js';
import type { Session } from '../session/session.js';
import type { BridgeConnection } from './bridge-connection.js';
import type { BridgeEndpoint } from './bridge-endpoint.js';
import { localSubscription, lower } from './bridge-session.js';
import type { BridgeSettings } from './bridge-settings.js';
import { CONNECTED, notification } from './notifications.js';
import { encodeSubscribe, encodeUnsubscribe } from './packets.js';

const NO_PROPERTIES = Buffer.alloc(0);

/** What a bridge does once the other broker has accepted it (bridge__on_connect). */
export function announce(
  core: Core,
  connection: BridgeConnection,
  session: Session,
  settings: BridgeSettings,
  endpoint: BridgeEndpoint,
): void {
  const { notifications, topics } = settings;
  const { maxQos } = endpoint;
  if (notifications) {
    const { topic, isLocalOnly } = notifications;
    const qos = maxQos === 0 ? 0 : 1;
    if (!isLocalOnly) notifyRemotely(connection, session, topic, qos);
    publish(core, notification(settings, topic, CONNECTED, qos), session);
  }
  subscribeRemotely(core, connection, session, settings, endpoint);
  // Before 1.5.5 a bridge gets none at this moment (handle__connack).
  if (!since(core.release, '1.5.5')) return;
  const asked = topics.outgoing.flatMap(
    ({ localFilter, qos }) => localSubscription(core, session, localFilter, lower(qos, maxQos)) ?? [],
  );
  sendRetained(core, session, asked);
}

/** It is sent once, whether it is acknowledged or not. */
function notifyRemotely(connection: BridgeConnection, session: Session, topic: string, qos: 0 | 1): void {
  const { version, endpoint, aliases } = connection;
  const name = Buffer.from(topic);
  connection.sendPacket(
    encodePublish({
      version,
      qos,
      retain: endpoint.sendsRetain,
      dup: false,
      topic: name,
      messageId: session.outbox.nextId(),
      payload: CONNECTED,
      properties: NO_PROPERTIES,
      alias: aliases?.aliasFor(name)?.alias ?? 0,
    }),
  );
}

/** Subscribes to incoming topics. A subscription to an outgoing topic may be left from an earlier configuration. */
function subscribeRemotely(
  core: Core,
  connection: BridgeConnection,
  session: Session,
  { topics, attemptUnsubscribe }: BridgeSettings,
  { maxQos }: BridgeEndpoint,
): void {
  const { version, name } = connection;
  // No Local and Retain As Published, as in the byte that the reference logs.
  const options = version === 5 ? '0x0c' : '0x00';
  for (const { direction, remoteFilter, qos } of topics.topics) {
    if (direction === 'out' && !attemptUnsubscribe) continue;
    const messageId = session.outbox.nextId();
    if (direction === 'out') {
      core.log.write(
        'debug',
        `Bridge ${name} sending UNSUBSCRIBE (Mid: ${messageId}, Topic: ${remoteFilter})`,
      );
      connection.sendPacket(encodeUnsubscribe(version, messageId, remoteFilter));
      continue;
    }
    const asked = lower(qos, maxQos);
    core.log.write(
      'debug',
      `Bridge ${name} sending SUBSCRIBE (Mid: ${messageId}, Topic: ${remoteFilter}, QoS: ${asked}, Options: ${options})`,
    );
    connection.sendPacket(encodeSubscribe(version, messageId, remoteFilter, asked));
  }
}
