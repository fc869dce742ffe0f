import { type Plugin, type Release, since } from '@mosquitto-conf/config';
import { isBundled } from '@mosquitto-conf/config/internal';
import type { BrokerPlugin } from './broker-plugin.js';
import { persistSqlite } from './persist-sqlite/persist-sqlite.js';
import { sparkplugAware } from './sparkplug-aware.js';

/** The plugins of the broker that this one executes itself, by the names of their libraries. */
const bundled: Readonly<Record<string, BrokerPlugin>> = {
  mosquitto_persist_sqlite: persistSqlite,
  mosquitto_sparkplug_aware: sparkplugAware,
};

/** What runs in the place of one of the broker's own plugins; undefined for another. */
export function bundledPlugin({ path }: Plugin, release: Release): BrokerPlugin | undefined {
  if (!since(release, '2.1')) return undefined;
  return Object.entries(bundled).find(([name]) => isBundled(path, name))?.[1];
}
