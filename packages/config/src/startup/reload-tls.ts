import { protocol } from '../catalogue/listener.js';
import { certfile, crlfile, keyfile } from '../catalogue/tls.js';
import { requireCertificate } from '../catalogue/tls-identity.js';
import type { Configuration, Listener } from '../configuration.js';
import type { Host } from '../host.js';
import { since } from '../release.js';
import type { Report } from '../report.js';
import { Start } from './start.js';
import { checkListenerTls } from './tls.js';

/**
 * Reads certificates, keys and revocation lists once more, as far as a reload ends the broker over them. The result of
 * mosquitto_security_apply_default counts from 2.1; before, as for all other listeners, what was read before stays in use.
 * @param report gets what is wrong with them
 */
export function reloadTls(configuration: Configuration, host: Host, report: Report): void {
  if (!since(configuration.release, '2.1')) return;
  const start = new Start(configuration, host, report);
  for (const listener of configuration.listeners) if (isMadeAnew(listener)) checkListenerTls(start, listener);
}

/** Whether a reload makes the TLS context of a listener anew (mosquitto_security_apply_default). */
function isMadeAnew({ settings }: Listener): boolean {
  if (settings.get(protocol) === 'http_api' || !settings.get(requireCertificate)) return false;
  return [certfile, keyfile, crlfile].every((directive) => settings.get(directive) !== undefined);
}
