import { type Configuration, type Host, Report } from '@mosquitto-conf/config';
import { reloadAccess } from '@mosquitto-conf/config/internal';
import type { ListenerSet } from '../listeners/listener-set.js';
import { ReloadRefused } from '../testing/refusal.js';
import { recheckClients } from './recheck-clients.js';

/**
 * Reads the access files again; clients that lose access are disconnected.
 * @returns what is wrong with them, where the target goes on without them
 * @throws ReloadRefused where the target would end: the files read before stay in use
 */
export function reloadAccessFiles(
  configuration: Configuration,
  host: Host,
  listeners: ListenerSet,
): ReloadRefused | undefined {
  const report = new Report();
  const access = reloadAccess(configuration, host, report);
  const [first, ...others] = report.problems;
  const refused = first && new ReloadRefused(configuration.release, [first, ...others], report);
  if (refused?.ends) throw refused;
  listeners.reload(access);
  listeners.core.access.generation++;
  recheckClients(listeners.core, listeners.connections);
  return refused;
}
