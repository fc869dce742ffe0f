import { SQLITE_PLUGIN } from '../../examples/example-faults.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const pluginDatabaseUnusable = {
  id: 'plugin-database-unusable',
  category: 'refused',
  severity: 'error',
  summary: 'The SQLite plugin cannot open its database.',
  why: 'The plugin opens the database when it is loaded, and the broker does not start if that fails. SQLite writes further files beside it, so the broker must be able to write to the folder as well. With `persistence_location`, the database is `mosquitto.sqlite3` in that folder, and `plugin_opt_db_file` is ignored.',
  noFix: noFix.file,
  first: '2.1.0',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.db
      `,
      files: { ...SQLITE_PLUGIN, 'mosquitto.db': 'a database of another program\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        plugin /usr/lib/mosquitto_persist_sqlite.so
        plugin_opt_db_file mosquitto.sqlite3
      `,
      files: SQLITE_PLUGIN,
    },
  ],
} satisfies ReportedRule;
