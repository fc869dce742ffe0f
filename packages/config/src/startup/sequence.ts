import type { Configuration } from '../configuration.js';
import type { Host } from '../host.js';
import { since } from '../release.js';
import type { Report } from '../report.js';
import { checkAccessFiles } from './access-files.js';
import type { AccessScope } from './access-scope.js';
import { checkBridgeClientIds } from './bridge-client-ids.js';
import { checkBridgeTopics } from './bridge-topics.js';
import { checkBridgeTls } from './bridges.js';
import { checkListeners } from './listeners.js';
import { checkLog } from './log.js';
import { checkKeepaliveList, checkMemoryLimit } from './memory.js';
import { checkPersistence } from './persistence.js';
import { checkPidFile } from './pid-file.js';
import { checkPlugins } from './plugins.js';
import { checkPrivileges } from './privileges.js';
import { Start } from './start.js';

type Step = (start: Start) => void;

/** 1.4 to 1.6: the sockets are opened as root, which is given up only then. */
const asRoot: readonly Step[] = [
  checkMemoryLimit,
  checkPersistence,
  checkLog,
  checkPlugins,
  checkAccessFiles,
  checkListeners,
  checkPrivileges,
  checkBridgeTopics,
  checkBridgeTls,
  checkBridgeClientIds,
];

/** 2.0.0 to 2.0.20: root is given up first of all. */
const asUser: readonly Step[] = [
  checkPrivileges,
  checkPidFile,
  checkMemoryLimit,
  checkPersistence,
  checkLog,
  checkPlugins,
  checkAccessFiles,
  checkListeners,
  checkBridgeTls,
];

/** Since 2.0.21 room for the keepalive timers is made before anything else. */
const withKeepaliveList: readonly Step[] = [checkKeepaliveList, ...asUser];

/**
 * What the broker does after it has read its configuration, in the order of the release (main() in mosquitto.c).
 * Refusals are reported in that order; the broker stops at the first.
 * @returns what it read to decide on access
 */
export function checkStartup(
  configuration: Configuration,
  host: Host,
  report: Report,
): readonly AccessScope[] {
  const { release } = configuration;
  const steps = since(release, '2.0.21') ? withKeepaliveList : since(release, '2.0') ? asUser : asRoot;
  const start = new Start(configuration, host, report);
  for (const step of steps) step(start);
  return start.access;
}
