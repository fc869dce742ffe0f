import { analyse, findTarget } from '@mosquitto-conf/config';
import { expect, it } from 'vitest';
import { exitCode } from '../src/run/exit-code.js';
import { fixedHost } from './support/fixed-host.js';

const PLUGIN = 'listener 1883\nplugin /usr/lib/mosquitto_persist_sqlite.so\n';

// Each was measured with 2.1.2.
it.each([
  ['plugin_opt_db_file nowhere/x.db', 13],
  ['plugin_opt_db_file text', 13],
  ['plugin_opt_sync bad', 3],
  ['plugin_opt_sync bad\nplugin_opt_db_file nowhere/x.db', 3],
])('a broker that the SQLite plugin refuses ends: %j, code %i', (options, code) => {
  const release = findTarget('2.1.2')!;
  const { stop } = analyse(
    'mosquitto.conf',
    release,
    fixedHost({ 'mosquitto.conf': `${PLUGIN}${options}\n`, text: 'hello' }),
  );
  expect(exitCode(stop!, release)).toBe(code);
});
