import { allowAnonymous } from '../catalogue/access.js';
import { remoteUsername } from '../catalogue/bridge-login.js';
import type { Bridge, Configuration } from '../configuration.js';
import { type Release, since } from '../release.js';
import type { Place } from '../report.js';
import type { Text } from '../text.js';
import { reloadTexts as texts } from '../texts/reload.js';
import { type LinePlace, precedes } from './line-order.js';
import { reloadStop } from './reload-stop.js';
import { reloadedConfiguration } from './reloaded-configuration.js';
import { rereadDefault } from './reread-default.js';

/** Why a release crashes because of a reload. */
export interface ReloadCrash {
  readonly cause: 'bridge' | 'default-listener';
  /** The directive of the line. */
  readonly directive: string;
  /** The line because of which it crashes. */
  readonly place: Place;
  /** A part of a sentence. */
  readonly why: Text;
}

/**
 * Whether a release crashes because of a reload.
 * @param running what is in force before
 * @param read the configuration, read again
 * @param stop the line at which the reload stops reading
 */
export function reloadCrash(
  running: Configuration,
  read: Configuration,
  stop: LinePlace | undefined = reloadStop(running, read),
): ReloadCrash | undefined {
  const { name: release } = read.release;
  const { crashes } = rereadDefault(read);
  if (crashes && !(stop && precedes(stop, crashes.place, read))) {
    const { directive, place } = crashes;
    const { name } = directive;
    return {
      cause: 'default-listener',
      directive: name,
      place,
      why: texts.defaultListenerCrash({ release, name }),
    };
  }
  if (!crashesOverBridges(read.release)) return undefined;
  const bridge = crashingBridge(reloadedConfiguration(running, read, stop));
  if (!bridge) return undefined;
  const { name, place } = bridge;
  return { cause: 'bridge', directive: 'connection', place, why: texts.bridgeCrash({ release, name }) };
}

/** 1.6.5 and 1.6.6 ask of which listener a client is, to check its certificate again (mosquitto_security_apply_default). */
function crashesOverBridges(release: Release): boolean {
  return since(release, '1.6.5') && !since(release, '1.6.7');
}

/** A bridge is of no listener. It is disconnected before that is asked if it has no username and anonymous clients are denied. */
function crashingBridge({ bridges, perListenerSettings, security }: Configuration): Bridge | undefined {
  const denied = !perListenerSettings && security.settings.get(allowAnonymous) === false;
  return bridges.find(({ settings }) => !denied || settings.has(remoteUsername));
}
