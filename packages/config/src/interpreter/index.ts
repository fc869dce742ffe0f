import type { Configuration } from '../configuration.js';
import type { Host } from '../host.js';
import { type Release, since } from '../release.js';
import { Report } from '../report.js';
import { checkBridges, checkClientIds } from './check-bridges.js';
import { checkCertificatePairs, checkProxyProtocol } from './check-listeners.js';
import { openDefaultListener, remarkDefaultListener } from './default-listener.js';
import { readFile } from './read-file.js';
import { State } from './state.js';

/**
 * Reads a configuration the way a release does, its included files with it.
 * @param path the main file, as it would be named to the broker with `-c`
 * @returns what the release makes of it; what it would refuse and say goes to the report, and reading continues after
 *   a refusal
 */
export function readConfiguration(
  path: string,
  release: Release,
  host: Host,
  report = new Report(),
): Configuration {
  const state = new State(release, host, report, readFile);
  readFile(state, path);
  checkBridges(state);
  if (since(release, '2.1')) {
    // config__check_bridges, then config__check
    checkClientIds(state);
    checkCertificatePairs(state);
    checkProxyProtocol(state);
  } else {
    openDefaultListener(state);
    checkClientIds(state);
    checkCertificatePairs(state);
  }
  remarkDefaultListener(state);
  const { files, settings, security, perListenerSettings, localOnly, listeners, bridges, plugins } = state;
  return {
    release,
    system: host.system ?? 'posix',
    files,
    unread: report.unread,
    settings,
    security,
    perListenerSettings,
    localOnly,
    listeners,
    bridges,
    plugins,
  };
}
