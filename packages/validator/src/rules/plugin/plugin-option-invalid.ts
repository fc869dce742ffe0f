import { SQLITE_PLUGIN } from '../../examples/example-faults.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const pluginOptionInvalid = {
  id: 'plugin-option-invalid',
  category: 'refused',
  severity: 'error',
  remarked: 'warning',
  summary: 'The SQLite plugin cannot use the value of an option.',
  why: 'The plugin reads its options when it is loaded, and the broker does not start if it refuses one. It reads only the digits at the beginning of a number, and SQLite ignores a page size that is not a power of two.',
  noFix: noFix.value,
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.sqlite3
        plugin_opt_sync sometimes
      `,
      files: SQLITE_PLUGIN,
    },
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.sqlite3
        plugin_opt_page_size 4k
      `,
      files: SQLITE_PLUGIN,
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.sqlite3
        plugin_opt_sync full
        plugin_opt_flush_period 5
        plugin_opt_page_size 4096
      `,
      files: SQLITE_PLUGIN,
    },
  ],
} satisfies ReportedRule;
