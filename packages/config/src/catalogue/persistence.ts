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
  example: ['persistence true', 'persistence_location /var/lib/mosquitto/'],
  visible: 'A retained message is there after a restart.',
  summary: 'Whether sessions and retained messages are saved to disk',
  description:
    'With `true`, the broker saves retained messages, subscriptions and queued messages to a file and ' +
    'restores them at the next start. With `false`, the default, all of them are lost at a restart. ' +
    '`persistence_location` and `persistence_file` set the path of the file. The broker saves it at the ' +
    'interval of `autosave_interval` and when it stops; after a crash, everything since the last save ' +
    'is lost. The broker’s user must be able to create files in the folder. In a container, put the ' +
    'folder on a volume.',
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
  example: ['persistence true', 'persistence_location /var/lib/mosquitto/', 'persistence_file home.db'],
  visible: 'The file in the persistence folder has this name.',
  summary: 'Name of the persistence file',
  description:
    'The name without a folder; `persistence_location` sets the folder. The default is `mosquitto.db`. ' +
    'It has an effect only with `persistence true`. To save, the broker writes a new file next to the ' +
    'old one and then replaces it, so it needs write access to the folder, not only to the file.',
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
  example: ['persistence true', 'persistence_location /var/lib/mosquitto/'],
  visible: 'The persistence file is in this folder.',
  summary: 'Folder of the persistence file',
  description:
    'Without it, the file is in the folder that the broker is started in, which for a service is rarely ' +
    'the right one; the packages of most distributions set `/var/lib/mosquitto/`. Up to 2.0.2 the ' +
    'broker joins the folder and the filename without a separator, so the folder must end with a ' +
    'slash; later releases add one. From 2.1 the environment variable `MOSQUITTO_PERSISTENCE_LOCATION` ' +
    'overrides the line at start-up. The broker’s user must be able to write to the folder.',
});

export const autosaveInterval = directive({
  name: 'autosave_interval',
  group: 'persistence',
  scope: 'broker',
  kind: integer({
    unit: 'seconds',
    limits: { min: 0, below: { becomes: 0 } },
    special: { 0: 'only when the broker stops' },
  }),
  default: 1800,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  example: ['persistence true', 'persistence_location /var/lib/mosquitto/', 'autosave_interval 300'],
  visible: 'The persistence file is written while the broker runs.',
  summary: 'Seconds between saves of the persistence file',
  description:
    'The default is 1800 (half an hour). With `0` the broker saves only when it stops or receives ' +
    'SIGUSR1. With `autosave_on_changes true` the number counts changes instead of seconds. With a ' +
    'short interval, less is lost in a power failure, but each save writes the whole file, which wears ' +
    'out SD cards.',
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
  example: [
    'persistence true',
    'persistence_location /var/lib/mosquitto/',
    'autosave_on_changes true',
    'autosave_interval 1000',
  ],
  visible: 'The persistence file is written after a number of messages, not of seconds.',
  summary: 'Whether the broker saves after a number of changes instead of seconds',
  description:
    'With `true`, `autosave_interval` is a number of changes: the broker adds up new subscriptions, ' +
    'retained messages and queued messages, and saves when they exceed the number. The default is ' +
    '`false`. Together with `autosave_interval 1`, a busy broker writes the file continuously.',
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
  example: ['persistent_client_expiration 14d'],
  visible: 'A client that was away for longer finds no session.',
  summary: 'Removes sessions of clients that are offline for this long',
  description:
    'A number and one letter: `h` for hours, `d` for days, `w` for weeks, `m` for months, `y` for ' +
    'years, and from 2.1 `s` for seconds. `30m` is thirty months; there is no letter for minutes. The ' +
    'directive applies to persistent sessions of offline clients, whose queues could otherwise grow ' +
    'without end. By default they never expire. MQTT 5 clients request their own expiry, and this ' +
    'setting limits it. From 1.6 to 1.6.7 it applies to these only. A client that reconnects after its ' +
    'session has expired has lost its subscriptions and queued messages.',
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
  example: ['retain_expiry_interval 60'],
  visible: '`$SYS/broker/retained messages/count` goes down after a retained message has expired.',
  summary: 'Minutes between checks for expired retained messages',
  description:
    'With MQTT 5, publishers can set an expiry for a retained message. At this interval the broker ' +
    'checks all retained messages and removes expired ones. Without the line, an expired message uses ' +
    'memory until a client subscribes to its topic. Messages without an expiry are never removed. 2.1 ' +
    'accepts 1 to 10000000 and reduces larger numbers to 10000000; 2.0.21 and 2.0.22 accept every ' +
    'number. A change needs a restart.',
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
