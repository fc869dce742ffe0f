import type { Configuration } from '@mosquitto-conf/config';
import { nodeHasher } from '@mosquitto-conf/config/node';
import { Access } from './access/access.js';
import type { BrokerOptions } from './broker-options.js';
import type { Clock } from './clock.js';
import { Core } from './core.js';
import { silentLog } from './log/log.js';
import { readSettings } from './settings.js';

/** The state of a broker, before it has any. */
export function makeCore(
  configuration: Configuration,
  { log = silentLog, authentication = {} }: BrokerOptions,
  clock: Clock,
): Core {
  const access = new Access(configuration, nodeHasher);
  const core = new Core(configuration.release, readSettings(configuration), access, clock, log);
  core.authentication = new Map(Object.entries(authentication));
  return core;
}
