import { boolean } from '../kinds/boolean.js';
import { duration } from '../kinds/duration.js';
import { integer, type Limits } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const persistence = directive({
  name: 'persistence',
  aliases: ['retained_persistence'],
  group: 'persistence',
  scope: 'broker',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Saves sessions and retained messages to disk',
  description:
    'With `true`, the broker writes retained messages, subscriptions and queued messages to a file and ' +
    'reads it back at the next start; with `false`, the default, all of that is lost at a restart. The ' +
    'file is named by `persistence_location` and `persistence_file` and is written at the times ' +
    '`autosave_interval` says, and at the end. After a crash everything since the last save is missing. ' +
    'The broker’s user must be able to create files in that folder. In containers, put it on a volume.',
});

export const persistenceFile = directive({
  name: 'persistence_file',
  group: 'persistence',
  scope: 'broker',
  kind: text({ role: 'new-file', expects: 'the name of a file' }),
  default: 'mosquitto.db',
  repeat: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Name of the persistence file',
  description:
    'The name alone; the folder comes from `persistence_location`. `mosquitto.db` by default, and only ' +
    'used with `persistence true`. While saving, the broker writes a new file beside it and then swaps ' +
    'the two, so it needs the right to write to the folder, not just to the file.',
});

export const persistenceLocation = directive({
  name: 'persistence_location',
  group: 'persistence',
  scope: 'broker',
  kind: text({ role: 'folder', expects: 'a folder' }),
  default: undefined,
  repeat: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Folder of the persistence file',
  description:
    'Without it, the file lies in the folder the broker was started in, which for a service is rarely ' +
    'what is meant; the packages of most distributions set `/var/lib/mosquitto/`. Up to 2.0.2 folder and ' +
    'file name are simply put together, so the path must end in a slash; later releases add one. From 2.1 ' +
    'the environment variable `MOSQUITTO_PERSISTENCE_LOCATION` overrides the line at start-up. The ' +
    'broker’s user must be able to write there.',
});

export const autosaveInterval = directive({
  name: 'autosave_interval',
  group: 'persistence',
  scope: 'broker',
  kind: integer({
    unit: 'seconds',
    limits: { min: 0, below: { becomes: 0 } },
    special: { 0: 'only at the end' },
  }),
  default: 1800,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Seconds between saves of the persistence file',
  description:
    '1800 (half an hour) by default. `0` saves only when the broker ends or receives SIGUSR1. With ' +
    '`autosave_on_changes true`, the number counts changes instead of seconds. A short interval limits ' +
    'what a power cut can lose, but each save writes the whole file, which wears out SD cards.',
});

export const autosaveOnChanges = directive({
  name: 'autosave_on_changes',
  group: 'persistence',
  scope: 'broker',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Saves after a number of changes instead of seconds',
  description:
    'With `true`, `autosave_interval` is read as a number of changes: new subscriptions, retained ' +
    'messages and queued messages add up, and the file is saved when they exceed it. `false` by default. ' +
    '`autosave_interval 1` with it writes the file over and over on a busy broker.',
});

export const persistentClientExpiration = directive({
  name: 'persistent_client_expiration',
  group: 'persistence',
  scope: 'broker',
  kind: duration,
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Removes sessions of clients that stay away this long',
  description:
    'A number and one letter: `h` hours, `d` days, `w` weeks, `m` months, `y` years, from 2.1 also `s` ' +
    'seconds. `30m` is thirty months: minutes cannot be written. It concerns persistent sessions of ' +
    'clients that are offline, whose queues would grow for ever otherwise. By default they are kept ' +
    'without limit. MQTT 5 clients name an expiry of their own, which this caps. A client that comes back ' +
    'too late finds its subscriptions and waiting messages gone.',
});

export const retainExpiryInterval = directive({
  name: 'retain_expiry_interval',
  group: 'persistence',
  scope: 'broker',
  kind: integer({
    unit: 'minutes',
    scale: 60,
    limits: changed<Limits>({}, [
      '2.1',
      { min: 1, max: 10_000_000, above: { becomes: 10_000_000, said: true } },
    ]),
  }),
  first: '2.0.21',
  default: 0,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Minutes between searches for retained messages that have expired',
  description:
    'Publishers may give a retained message an expiry (MQTT 5). This is how often the broker looks ' +
    'through all of them and frees those that have expired. Without the line, an expired message takes up ' +
    'memory until somebody subscribes to its topic; messages without an expiry always stay. 2.1 takes 1 ' +
    'to 10000000 and lowers larger numbers to that; 2.0.21 and later accept anything. A change takes a ' +
    'restart.',
});

export const persistenceDirectives: readonly Directive[] = [
  persistence,
  persistenceFile,
  persistenceLocation,
  autosaveInterval,
  autosaveOnChanges,
  persistentClientExpiration,
  retainExpiryInterval,
];
