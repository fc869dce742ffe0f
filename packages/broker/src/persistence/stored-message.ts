import type { Message } from '../message.js';
import type { Delivery, DeliveryState } from '../session/delivery.js';
import type { MessageState } from './format.js';
import type { StoredMessage } from './model.js';

/** The state of an outgoing message, in the words of what keeps it. */
const states: Readonly<Record<DeliveryState, Readonly<Record<1 | 2, MessageState>>>> = {
  publish: { 1: 'publish-qos1', 2: 'publish-qos2' },
  puback: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubrec: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubcomp: { 1: 'wait-for-pubcomp', 2: 'wait-for-pubcomp' },
  released: { 1: 'resend-pubrel', 2: 'resend-pubrel' },
};

/** The state of a message that is queued or in flight. */
export function messageState({ qos, state }: Delivery, isQueued: boolean): MessageState {
  if (isQueued) return 'queued';
  return qos === 0 ? 'publish-qos0' : states[state][qos];
}

/** A message as it is kept. */
export function storedMessage(message: Message): StoredMessage {
  const { topic, payload, qos, retain, properties, expiresAt, source } = message;
  return {
    topic,
    payload,
    qos,
    retain,
    properties,
    expiresAt,
    source: source && {
      clientId: source.clientId,
      username: source.username,
      listenerPort: source.listener?.port ?? 0,
    },
    sourceMessageId: source?.messageId ?? 0,
  };
}
