import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import type { Kind } from '../kinds/kind.js';
import { logDestination } from '../kinds/log-destination.js';
import { nothing } from '../kinds/nothing.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive, listDirective } from './directive.js';

export const logDest = listDirective({
  name: 'log_dest',
  group: 'logging',
  scope: 'broker',
  kind: logDestination,
  default: [{ to: 'stderr' }],
  repeat: 'add',
  reload: 'applied',
  embedded: {
    unsupported: {
      what: 'Nothing is logged to syslog or DLT.',
      instead: 'What would go there goes nowhere.',
    },
    describe: ({ to }) => `Nothing is logged to ${to === 'dlt' ? 'DLT' : 'syslog'}.`,
    concerns: ({ to }) => to === 'syslog' || to === 'dlt',
  },
  summary: 'Where the log goes',
  description:
    '`stdout`, `stderr`, `syslog`, `topic` (published under `$SYS/broker/log/`), `file PATH`, from 2.0 ' +
    '`dlt`, or `none`. Several lines add up; `none` undoes the ones above it. By default the log goes to ' +
    '`stderr`, which a broker that runs as a daemon throws away; any line replaces that default. Only one ' +
    '`file` is possible. The broker’s user must be able to write to it, its path runs to the end of the ' +
    'line, and it is reopened on SIGHUP for log rotation. With `topic`, every client that may read ' +
    '`$SYS/#` reads the log.',
});

export const logType = listDirective({
  name: 'log_type',
  group: 'logging',
  scope: 'broker',
  kind: choice({
    choices: [
      { word: 'error', summary: 'What went wrong' },
      { word: 'warning', summary: 'What may go wrong' },
      { word: 'notice', summary: 'Notable events, such as connections' },
      { word: 'information', summary: 'Start, stop, saves and other routine' },
      { word: 'subscribe', summary: 'Each subscription' },
      { word: 'unsubscribe', summary: 'Each end of a subscription' },
      { word: 'websockets', summary: 'What the WebSockets library reports' },
      { word: 'debug', summary: 'Every packet; needed to see why access was denied' },
      { word: 'internal', summary: 'Inner workings of the broker, for its developers', first: '1.6.0' },
      { word: 'none', summary: 'Nothing; undoes the lines above' },
      { word: 'all', summary: 'Everything' },
    ],
    empty: changed('ignored', ['2.1', 'refused']),
  }),
  default: ['error', 'warning', 'notice', 'information'],
  repeat: 'add',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Which kinds of messages are logged',
  description:
    'One word a line; several lines add up, `none` undoes the ones above it. By default `error`, ' +
    '`warning`, `notice` and `information` are logged; the first line replaces them all, so name each ' +
    'that is wanted. `log_type all` is the quickest way to see why a client is refused. Running the ' +
    'broker with `-v` logs everything whatever the file says.',
});

export const logFacility = directive({
  name: 'log_facility',
  group: 'logging',
  scope: 'broker',
  kind: integer({ limits: { min: 0, max: 7 } }),
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: {
    unsupported: { what: 'Nothing is logged to syslog.', instead: 'What would go there goes nowhere.' },
    partOf: 'log_dest',
  },
  summary: 'Syslog facility, 0 to 7 for local0 to local7',
  description:
    'Only matters with `log_dest syslog`; without the line the facility is `daemon`. It lets syslog sort ' +
    'the broker’s messages into a file of their own. Windows has no syslog and ignores it.',
});

export const logTimestamp = directive({
  name: 'log_timestamp',
  group: 'logging',
  scope: 'broker',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Starts each log line with the time',
  description:
    '`true` by default, in seconds since 1970 unless `log_timestamp_format` says otherwise. Switch it off ' +
    'where the journal or the container runtime adds the time anyway. Syslog and topics are not affected.',
});

export const logTimestampFormat = directive({
  name: 'log_timestamp_format',
  group: 'logging',
  scope: 'broker',
  kind: text({
    role: 'format',
    expects: 'a format for strftime',
    choices: [
      { word: '%Y-%m-%dT%H:%M:%S', summary: 'As in 2026-01-31T23:59:00' },
      { word: '%Y-%m-%dT%H:%M:%S%z', summary: 'As in 2026-01-31T23:59:00+0100' },
    ],
  }),
  first: '1.6.0',
  default: undefined,
  repeat: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  summary: 'How the time in the log is written',
  description:
    'A format as strftime takes it, such as `%Y-%m-%dT%H:%M:%S`; the time is local. Without it, seconds ' +
    'since 1970 are written. It needs `log_timestamp true`, the default. Write it without quotes, since ' +
    'they would appear in the log.',
});

export const connectionMessages = directive({
  name: 'connection_messages',
  group: 'logging',
  scope: 'broker',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Logs each client that connects or disconnects',
  description:
    '`true` by default. With `false` the log is calmer on a busy broker, but also no longer tells who ' +
    'connected, from where, and why a connection ended. Keep it on while you look for a reason that ' +
    'clients fail.',
});

export const websocketsLogLevel = directive({
  name: 'websockets_log_level',
  group: 'logging',
  scope: 'broker',
  kind: changed<Kind<number | undefined>>(integer(), ['2.1', nothing]),
  default: 0,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'not-applicable',
  inert: changed(false, ['2.1', true]),
  summary: 'Which messages of libwebsockets are logged',
  description:
    'A sum of libwebsockets’ own numbers, such as 1 for errors, 2 for warnings and 4 for notices; `0` by ' +
    'default. It also needs `log_type websockets`. It is handed over once when a WebSockets listener ' +
    'starts, so a change takes a restart. 2.1 has its own WebSockets code and ignores the line, unless it ' +
    'was built with libwebsockets.',
});

export const loggingDirectives: readonly Directive[] = [
  logDest,
  logType,
  logFacility,
  logTimestamp,
  logTimestampFormat,
  connectionMessages,
  websocketsLogLevel,
];
