import { joined, line, perhaps, type Section } from './parts.js';

/** Databases: where they are, what is there already, and how often they are written. */
export const persistence: Section = joined(
  line('persistence', 'true', 'true', 'true', '1', 'false'),
  perhaps(
    line(
      'persistence_file',
      'acl',
      'p.db',
      'data',
      'psk',
      'nope/p.db',
      'empty',
      'a b.db',
      'é.db',
      '../p.db',
      '',
    ),
  ),
  perhaps(
    line(
      'persistence_location',
      'data/',
      'nope/',
      'data',
      '',
      './',
      './/',
      'data/ ',
      '"data/"',
      'd'.repeat(300),
    ),
  ),
  perhaps(line('autosave_interval', '0', '-1', '1', '2147483647', '5 m')),
  perhaps(line('autosave_on_changes', 'true', 'yes', '1')),
  perhaps(line('retained_persistence', 'true', 'false', 'on')),
  perhaps(
    line('persistent_client_expiration', '1d', '30m', '10', '5s', '1dd', 'd', '-1d', '0h', '99999999999y'),
  ),
);
