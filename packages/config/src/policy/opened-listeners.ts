import { type Configuration, type Listener, Settings } from '../configuration.js';
import { since } from '../release.js';

/** The listeners that the target opens: those of the configuration, or in local-only mode two that only this machine reaches. */
export function openedListeners(configuration: Configuration): readonly Listener[] {
  return isLocalOnly(configuration) ? loopbackListeners(configuration) : configuration.listeners;
}

/** Since 2.0.12 local-only mode drops the default listener; before, that listener kept the broker out of the mode. */
export function isLocalOnly({
  release,
  localOnly,
  listeners,
}: Pick<Configuration, 'release' | 'localOnly' | 'listeners'>): boolean {
  return localOnly && (since(release, '2.0.12') || listeners.length === 0);
}

/** listeners__start_local_only and listeners__add_local. */
function loopbackListeners({ release }: Configuration): Listener[] {
  return ['127.0.0.1', '::1'].map((host) => {
    const settings = new Settings(release);
    return { origin: 'local-only', port: 1883, host, settings, security: { settings, plugins: [] } };
  });
}
