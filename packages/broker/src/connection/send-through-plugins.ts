import { Message } from '../message.js';
import type { EndpointPlugins } from '../plugins/endpoint-plugins.js';
import { pluginClient } from '../plugins/plugin-client.js';
import type { Delivery } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import { type MessageReceiver, sendDelivery } from './send-delivery.js';

/**
 * Sends a message as plugins want it (send__publish). One that a plugin denies is not sent, and of QoS 1 and 2 the broker waits for
 * its acknowledgement all the same.
 * @returns what `sendDelivery` does
 */
export function sendThroughPlugins(
  connection: MessageReceiver,
  plugins: EndpointPlugins,
  session: Session,
  delivery: Delivery,
): boolean {
  if (delivery.state === 'released') return sendDelivery(connection, delivery);
  const { message, qos, retain } = delivery;
  const { topic, payload, properties } = message;
  const outcome = plugins.messageOut(pluginClient(session), { topic, payload, properties, qos, retain });
  if (typeof outcome === 'string') {
    const { log } = connection.core;
    if (outcome === 'quota-exceeded')
      log.write('debug', `Rejected PUBLISH to ${connection.name}, quota exceeded.`);
    else
      log.write(
        'debug',
        `Denied PUBLISH to ${connection.name} (q${qos}, r${retain ? 1 : 0}, '${topic}', ... (${payload.length} bytes))`,
      );
    markSent(delivery, qos);
    return true;
  }
  const changed = new Message(
    outcome.topic,
    outcome.payload,
    outcome.qos,
    message.retain,
    outcome.properties,
    message.expiresAt,
    message.source,
  );
  const sent = sendDelivery(connection, {
    ...delivery,
    message: changed,
    qos: outcome.qos,
    retain: outcome.retain,
  });
  if (sent) markSent(delivery, qos);
  return sent;
}

function markSent(delivery: Delivery, qos: Delivery['qos']): void {
  if (qos === 0) return;
  delivery.state = qos === 1 ? 'puback' : 'pubrec';
  delivery.dup = true;
}
