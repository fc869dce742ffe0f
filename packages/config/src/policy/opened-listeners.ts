import { protocol } from '../catalogue/listener.js';
import { type Configuration, type Listener, Settings } from '../configuration.js';
import { type Release, since } from '../release.js';

/**
 * The listeners that the target opens: those of the configuration, or in local-only mode those that only this machine reaches.
 * @param ports the ports of MQTT in local-only mode, if not its usual one (`mosquitto -p`)
 */
export function openedListeners(
  configuration: Configuration,
  ports: readonly number[] = [],
): readonly Listener[] {
  if (!isLocalOnly(configuration)) return configuration.listeners;
  return loopbackListeners(configuration.release, ports.length > 0 ? ports : [1883]);
}

/** Since 2.0.12 local-only mode drops the default listener; before, that listener kept the broker out of the mode. */
export function isLocalOnly({
  release,
  localOnly,
  listeners,
}: Pick<Configuration, 'release' | 'localOnly' | 'listeners'>): boolean {
  return localOnly && (since(release, '2.0.12') || listeners.length === 0);
}

/** listeners__start_local_only and listeners__add_local; the usual build of 2.1 adds its HTTP API (http_api__start_local). */
function loopbackListeners(release: Release, ports: readonly number[]): Listener[] {
  const mqtt = ports.flatMap((port) =>
    ['127.0.0.1', '::1'].map((host) => loopbackListener(release, 'mqtt', host, port)),
  );
  return since(release, '2.1') ? [...mqtt, loopbackListener(release, 'http_api', '127.0.0.1', 9883)] : mqtt;
}

function loopbackListener(
  release: Release,
  spoken: 'mqtt' | 'http_api',
  host: string,
  port: number,
): Listener {
  const settings = new Settings(release);
  settings.setDefault(protocol, spoken);
  return { origin: 'local-only', port, host, settings, security: { settings, plugins: [] } };
}
