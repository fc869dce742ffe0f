import type { Refusal } from '@mosquitto-conf/config';
import { connackCode } from '@mosquitto-conf/config/internal';
import type { Verdict } from '../../observer.js';
import { type ConnackProperties, encodeConnack } from '../../packets/connack.js';
import type { Fault } from '../../packets/fault.js';
import type { ClientConnection } from '../client-connection.js';
import type { ConnectFault } from './connect-fault.js';

/** Emits the decision that refuses a client. @returns how the client is refused */
export function refusalOf(
  { core, listener, version }: ClientConnection,
  who: { readonly clientId: string; readonly username: string | undefined },
  decision: Verdict & { readonly refusal?: Refusal },
): ConnectFault {
  core.decided('connect', { ...who, listener }, decision);
  const { refusal = 'not-authorized' } = decision;
  const code = connackCode(refusal, version, core.release);
  return {
    fault: refusal === 'client-id' ? 'protocol' : 'not-authorized',
    ...(code === undefined ? {} : { code }),
  };
}

/** Sends a CONNACK, unless the client does not accept one so large (packet__check_oversize). @returns whether it was sent */
export function sendConnack(connection: ClientConnection, connack: Buffer): boolean {
  const { maximumPacketSize } = connection;
  if (maximumPacketSize > 0 && connack.length - 1 > maximumPacketSize) return false;
  connection.sendPacket(connack);
  return true;
}

/** Refuses a CONNECT, with a CONNACK if there is a code for the reason. */
export function refuseClient(connection: ClientConnection, { fault, code }: ConnectFault): Fault {
  const { core } = connection;
  if (code !== undefined) {
    const to = connection.clientId ?? connection.address;
    core.log.write('debug', `Sending CONNACK to ${to} (0, ${code})`);
    sendConnack(connection, encodeConnack(connection.version, false, code, refusalProperties(connection)));
  }
  return fault;
}

/** The limit that a refusal has too (send__connack). */
function refusalProperties({ core, listener: { maxQos } }: ClientConnection): ConnackProperties {
  if (core.conformance.refusesWithQos) return maxQos === 2 ? {} : { maximumQoS: maxQos };
  const { maxPacketSize } = core.settings;
  return maxPacketSize > 0 ? { maximumPacketSize: maxPacketSize } : {};
}
