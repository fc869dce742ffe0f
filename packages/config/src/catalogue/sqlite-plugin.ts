import type { Choice } from '../kinds/kind.js';

/** What the value of an option may be. */
export type SqliteOption =
  | { readonly choices: readonly Choice[] }
  | { readonly min: number; readonly largestPage?: number };

/**
 * The options of `mosquitto_persist_sqlite` whose values it checks (mosquitto_plugin_init of persist-sqlite). It finds options and
 * words in any case.
 */
export const sqliteOptions: Readonly<Record<'sync' | 'flush_period' | 'page_size', SqliteOption>> = {
  sync: {
    choices: [
      { word: 'extra', summary: 'Write each transaction to the disk, and the folder too' },
      { word: 'full', summary: 'Write each transaction to the disk' },
      { word: 'normal', summary: 'Write to the disk at the most important moments; the default' },
      { word: 'off', summary: 'Leave it to the system: a crash of the machine can damage the database' },
    ],
  },
  flush_period: { min: 0 },
  page_size: { min: 1, largestPage: 65536 },
};
