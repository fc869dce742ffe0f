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
      what: 'Nothing is logged to DLT, which needs its native library.',
      instead: 'Without another destination, lines for it go to standard error.',
    },
    concerns: ({ to }) => to === 'dlt',
  },
  example: ['log_dest file /var/log/mosquitto/mosquitto.log'],
  visible: 'The log is in this file.',
  summary: 'Where the broker writes its log',
  description:
    '`stdout`, `stderr`, `syslog`, `topic` (published under `$SYS/broker/log/`), `file PATH`, `none`, ' +
    'or from 2.0 `dlt`. You can use several lines; `none` cancels the lines above it. The default is ' +
    '`stderr`, which is lost when the broker runs as a daemon; any `log_dest` line replaces the ' +
    'default. Only one `file` is possible. The broker’s user must be able to write to the file. The ' +
    'path is the rest of the line. On SIGHUP the broker reopens the file, for log rotation. With ' +
    '`topic`, every client that may read `$SYS/#` can read the log.',
});

export const logType = listDirective({
  name: 'log_type',
  group: 'logging',
  scope: 'broker',
  kind: choice({
    choices: [
      { word: 'error', summary: 'Errors' },
      { word: 'warning', summary: 'Warnings' },
      { word: 'notice', summary: 'Notable events, such as connections' },
      { word: 'information', summary: 'Start, stop, saves and other routine events' },
      { word: 'subscribe', summary: 'Each subscription' },
      { word: 'unsubscribe', summary: 'Each end of a subscription' },
      { word: 'websockets', summary: 'Messages of the WebSockets library' },
      { word: 'debug', summary: 'Every packet; needed to see why access was denied' },
      { word: 'internal', summary: 'Internal messages for developers of the broker', first: '1.6.0' },
      { word: 'none', summary: 'Nothing; cancels the lines above' },
      { word: 'all', summary: 'Everything' },
    ],
    empty: changed('ignored', ['2.1', 'refused']),
  }),
  default: ['error', 'warning', 'notice', 'information'],
  repeat: 'add',
  reload: 'applied',
  embedded: 'executed',
  example: [
    'log_type error',
    'log_type warning',
    'log_type notice',
    'log_type information',
    'log_type subscribe',
  ],
  visible: 'The log has lines of these types only.',
  summary: 'Which kinds of messages the broker logs',
  description:
    'Use one line per type; `none` cancels the lines above it. The default is `error`, `warning`, ' +
    '`notice` and `information`. The first `log_type` line replaces the default, so list every type ' +
    'that you want. To find out why a client is refused, use `log_type all`. With `-v` the broker logs ' +
    'everything regardless of the configuration.',
});

export const logFacility = directive({
  name: 'log_facility',
  group: 'logging',
  scope: 'broker',
  kind: integer({ limits: { min: 0, max: 7 } }),
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  platform: 'unix',
  example: ['log_dest syslog', 'log_facility 5'],
  visible: { nothing: 'Only the logger of the system shows it.' },
  summary: 'Syslog facility: 0 to 7 for local0 to local7',
  description:
    'It has an effect only with `log_dest syslog`. Without this line the facility is `daemon`. With a ' +
    'facility of its own, syslog can write the broker’s messages to a separate file. Windows has no ' +
    'syslog and ignores the line.',
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
  example: ['log_dest stdout', 'log_timestamp false'],
  visible: 'Lines of the log begin with a time, or with their text.',
  summary: 'Whether each log line starts with the time',
  description:
    'The default is `true`. The time is in seconds since 1970, unless `log_timestamp_format` sets ' +
    'another format. Use `false` if the journal or the container runtime adds the time. The setting ' +
    'does not affect syslog and topics.',
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
  example: ['log_timestamp_format %Y-%m-%dT%H:%M:%S'],
  visible: 'Lines of the log begin with a time in this format.',
  summary: 'Format of the time in the log',
  description:
    'A format of strftime, such as `%Y-%m-%dT%H:%M:%S`, for the local time. Without it, the broker ' +
    'writes seconds since 1970. It has an effect only with `log_timestamp true`, the default. Write it ' +
    'without quotes: they would appear in the log.',
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
  example: ['connection_messages false'],
  visible: 'The log does not say that clients connect.',
  summary: 'Whether the broker logs connecting and disconnecting clients',
  description:
    'The default is `true`. With `false` the log of a busy broker is shorter, but it does not show who ' +
    'connects, from where, and why a connection ends. Use `true` while you look for the reason why ' +
    'clients cannot connect.',
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
  example: ['log_type websockets', 'websockets_log_level 3'],
  visible: { nothing: 'Only lines of the library libwebsockets in the log differ.' },
  summary: 'Which messages of libwebsockets appear in the log',
  description:
    'The sum of libwebsockets’ own values, such as 1 for errors, 2 for warnings and 4 for notices. The ' +
    'default is `0`. It has an effect only with `log_type websockets`. The broker passes it to the ' +
    'library when a WebSockets listener starts, so a change needs a restart. 2.1 has its own WebSockets ' +
    'implementation and ignores the line, unless it was built with libwebsockets.',
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
