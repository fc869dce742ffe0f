import { isValidTopic } from '@mosquitto-conf/config';
import type { ListenerState } from '../../listeners/listener-state.js';
import { Message } from '../../message.js';
import { Property, Reason, Refusal, type Version } from '../../packets/codes.js';
import { isFault, noProperties, readProperties, WILL } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import type { Will } from '../../session/session.js';
import type { ClientConnection } from '../client-connection.js';
import { type ConnectFault, codeOf, fail } from './connect-fault.js';
import type { WillRequest } from './connect-request.js';

/**
 * Reads a will, and checks whether it can be published below the listener's mount point, in Mosquitto's order (will__read):
 * its size is checked before its payload is read.
 */
export function readWill(
  { core, listener }: ClientConnection,
  reader: Reader,
  version: Version,
): Pick<WillRequest, 'topic' | 'payload' | 'properties'> | ConnectFault {
  const { answersBadConnect, refusesControlWills, limitsWills } = core.conformance;
  const isAnswering = version === 5 && answersBadConnect;
  const malformed = () =>
    fail('malformed', isAnswering && !reader.isBadText ? Reason.MALFORMED_PACKET : undefined);
  const properties = version === 5 ? readProperties(reader, WILL, core.conformance) : noProperties;
  if (isFault(properties)) return fail(properties, isAnswering ? codeOf(properties) : undefined);
  const topic = reader.text();
  if (!reader.ok) return malformed();
  if (topic === '') return fail('protocol', isAnswering ? Reason.PROTOCOL_ERROR : undefined);
  const mounted = listener.mountPoint + topic;
  if (refusesControlWills && mounted.startsWith('$CONTROL/')) return fail('not-authorized');
  if (!isValidTopic(mounted, core.release)) return fail('protocol');
  const length = reader.uint16();
  const { messageSizeLimit } = core.settings;
  if (limitsWills && reader.ok && messageSizeLimit > 0 && length > messageSizeLimit)
    return fail('payload-size', version === 5 ? Reason.PACKET_TOO_LARGE : Refusal.NOT_AUTHORIZED);
  const payload = Buffer.from(reader.take(length));
  return reader.ok ? { topic, payload, properties } : malformed();
}

/** The will as the session keeps it. */
export function willOf(
  { topic, payload, qos, retain, properties }: WillRequest,
  listener: ListenerState,
  who: { readonly clientId: string; readonly username: string | undefined },
): Will {
  const { forwarded, numbers } = properties;
  return {
    message: new Message(listener.mountPoint + topic, payload, qos, retain, forwarded, 0, {
      ...who,
      listener,
    }),
    delay: numbers.get(Property.WILL_DELAY_INTERVAL) ?? 0,
    expiry: numbers.get(Property.MESSAGE_EXPIRY_INTERVAL),
  };
}
