import type { Broker } from '../broker.js';
import type { Log } from '../log/log.js';

/** Logs who subscribed to what and what is retained, as SIGUSR2 wants it (sub__tree_print). */
export function dump(broker: Broker, log: Log): void {
  for (const { clientId, filter, qos } of broker.subscriptions)
    log.write('information', `${filter} (c: ${clientId}, q: ${qos})`);
  for (const { topic, qos, payload } of broker.retained)
    log.write('information', `${topic} (retained, q: ${qos}, ${payload.length} bytes)`);
}
