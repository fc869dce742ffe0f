import { isValidFilter } from '@mosquitto-conf/config';
import { PacketType, Reason } from '../../packets/codes.js';
import { encodeSubAck } from '../../packets/encode.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import { pluginClient } from '../../plugins/plugin-client.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { keyOf, readFilter } from './filter.js';

/** Removes subscriptions. */
export function handleUnsubscribe(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const { core, endpoint, version } = connection;
  if (flags !== 2 && (core.conformance.isStrict || version !== 3)) return 'malformed';
  const messageId = reader.uint16();
  if (!reader.ok || messageId === 0) return 'malformed';
  core.log.write('debug', `Received UNSUBSCRIBE from ${session.clientId}`);
  if (version === 5) {
    const properties = readProperties(reader, PacketType.UNSUBSCRIBE, core.conformance);
    if (isFault(properties)) return properties === 'protocol' ? 'malformed' : properties;
  }
  if (reader.left === 0 && version !== 3 && core.conformance.refusesSurplus) return 'malformed';
  const codes: number[] = [];
  // A filter that is not looked up repeats the code of the one before.
  let code: number = Reason.SUCCESS;
  while (reader.left > 0) {
    const text = reader.text();
    if (!reader.ok || text === '' || !isValidFilter(text, core.release)) return 'malformed';
    // The mount point is left out here, so that no subscription behind one can be removed (handle__unsubscribe).
    const kept = readFilter(text, '', core.release);
    if (!kept) return 'protocol';
    const { filter, share } = kept;
    const decision = core.access.decide(session.listener, session, filter, 'unsubscribe');
    core.decided('unsubscribe', session, decision, filter);
    const asked = keyOf(filter, share);
    core.log.write('debug', `\t${asked}`);
    if (!decision.allowed) {
      code = Reason.NOT_AUTHORIZED;
      codes.push(code);
      continue;
    }
    const wanted = endpoint.plugins?.unsubscribe(pluginClient(session), asked) ?? { filter: asked };
    if (wanted === 'disconnect') return 'unspecified';
    const key = wanted.filter;
    const before = session.subscriptions.get(key);
    if (before) {
      session.subscriptions.delete(key);
      core.recorder?.unsubscribed(session, key);
      core.subscriptions.remove(before);
      code = Reason.SUCCESS;
    } else {
      const unknown = key === asked ? kept : readFilter(key, '', core.release);
      if (unknown && core.subscriptions.isKnown(unknown.filter, unknown.share))
        code = Reason.NO_SUBSCRIPTION_EXISTED;
    }
    codes.push(code);
    core.log.write('unsubscribe', `${session.clientId} ${key}`);
    core.events.emit('unsubscribe', { clientId: session.clientId, filter: key });
  }
  core.changes++;
  core.log.write('debug', `Sending UNSUBACK to ${session.clientId}`);
  connection.sendPacket(encodeSubAck(PacketType.UNSUBACK, messageId, codes, version));
  return undefined;
}
