import type { Message } from '../message.js';
import type { Delivery, DeliveryState } from '../session/delivery.js';
import type { Incoming } from '../session/incoming.js';
import type { MessageState } from './format.js';
import type { KeptState, StoredMessage } from './model.js';

/** The state of an outgoing message, in the words of what keeps it. */
const states: Readonly<Record<DeliveryState, Readonly<Record<1 | 2, MessageState>>>> = {
  publish: { 1: 'publish-qos1', 2: 'publish-qos2' },
  puback: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubrec: { 1: 'wait-for-puback', 2: 'wait-for-pubrec' },
  pubcomp: { 1: 'wait-for-pubcomp', 2: 'wait-for-pubcomp' },
  released: { 1: 'resend-pubrel', 2: 'resend-pubrel' },
};

function messageState({ qos, state }: Delivery, isQueued: boolean): MessageState {
  if (isQueued) return 'queued';
  return qos === 0 ? 'publish-qos0' : states[state][qos];
}

/** A message that is queued for a client, or in flight to it. */
export function outgoingState(delivery: Delivery, isQueued: boolean): KeptState {
  const { messageId, qos, retain, dup, subscriptionId } = delivery;
  return {
    direction: 'out',
    state: messageState(delivery, isQueued),
    messageId,
    qos,
    retain,
    dup: dup ? 1 : 0,
    subscriptionId,
  };
}

/** A message of QoS 2 from a client, until it is released. */
export function incomingState(messageId: number, { message, dup }: Incoming): KeptState {
  return {
    direction: 'in',
    state: 'wait-for-pubrel',
    messageId,
    qos: 2,
    retain: message.retain,
    dup,
    subscriptionId: 0,
  };
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
