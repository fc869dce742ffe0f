import type { Core } from '../core.js';
import type { BridgeConnection } from './bridge-connection.js';
import type { BridgeSettings } from './bridge-settings.js';
import { PINGREQ } from './packets.js';

/**
 * Pings the other broker if nothing was sent or received for the keep alive (mosquitto__check_keepalive).
 * @returns `lost` if there is no answer, `idle` if a lazy bridge has nothing to send
 */
export function checkBridgeKeepAlive(
  { clock, log }: Core,
  connection: BridgeConnection,
  { startType, idleTimeout }: BridgeSettings,
): 'lost' | 'idle' | undefined {
  const now = clock.now();
  const isIdle = idleTimeout !== undefined && now - connection.lastOut >= idleTimeout * 1000;
  if (startType === 'lazy' && isIdle) return 'idle';
  if (connection.interval === 0 || now < connection.silentAt) return undefined;
  if (connection.phase.state !== 'active' || connection.isPinging) return 'lost';
  if (log.wants('debug')) log.write('debug', `Sending PINGREQ to ${connection.name}`);
  connection.isPinging = true;
  connection.sendPacket(PINGREQ);
  // The other broker has the same time to answer.
  connection.keepAlive.lastIn = now;
  return undefined;
}
