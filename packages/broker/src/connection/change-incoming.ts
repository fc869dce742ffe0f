import type { Core } from '../core.js';
import { Message } from '../message.js';
import { Reason } from '../packets/codes.js';
import type { MessageOutcome } from '../plugins/endpoint-plugins.js';
import { pluginClient } from '../plugins/plugin-client.js';
import type { Session } from '../session/session.js';
import type { Endpoint } from './endpoint.js';
import { publishLine } from './publish-line.js';

/**
 * The message of a client as plugins want it (handle__accepted_publish).
 * @param isDup whether the client says that it was sent before
 * @returns the reason code where a plugin refuses it; a promise where one answers later
 */
export function changedByPlugins(
  { core, endpoint: { plugins } }: { readonly core: Core; readonly endpoint: Endpoint },
  session: Session,
  message: Message,
  isDup: boolean,
): Message | number | Promise<Message | number> {
  if (!plugins?.changesIncoming) return message;
  const outcome = plugins.messageIn(pluginClient(session), message);
  const take = (one: MessageOutcome) => changed(core, session, message, isDup, one);
  return outcome instanceof Promise ? outcome.then(take) : take(outcome);
}

function changed(
  core: Core,
  session: Session,
  message: Message,
  isDup: boolean,
  outcome: MessageOutcome,
): Message | number {
  if (outcome === 'deny') {
    if (core.log.wants('debug')) core.log.write('debug', `Denied ${publishLine(message, isDup)}`);
    return Reason.NOT_AUTHORIZED;
  }
  if (outcome === 'quota-exceeded') {
    core.log.write('debug', `Rejected PUBLISH from ${session.clientId}, quota exceeded.`);
    return Reason.QUOTA_EXCEEDED;
  }
  const { topic, payload, retain, properties } = outcome;
  const { qos, expiresAt, source } = message;
  // The QoS stays what it was (plugin__handle_message_single).
  return new Message(topic, payload, qos, retain, properties, expiresAt, source);
}
