import { integer } from '../kinds/integer.js';
import type { Kind } from '../kinds/kind.js';
import { nothing } from '../kinds/nothing.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import type { EmbeddedSupport } from './embedded.js';

export const retryInterval = directive({
  name: 'retry_interval',
  group: 'general',
  scope: 'broker',
  kind: changed<Kind<number | undefined>>(integer({ unit: 'seconds', limits: { min: 1, max: 3600 } }), [
    '1.5',
    nothing,
  ]),
  default: 20,
  repeat: 'replace',
  reload: 'applied',
  embedded: changed<EmbeddedSupport>('executed', ['1.5', 'not-applicable']),
  deprecated: { since: '1.5.0' },
  inert: changed(false, ['1.5', true]),
  example: ['retry_interval 20'],
  visible: 'A message that is not acknowledged comes again.',
  summary: 'Seconds before an unacknowledged QoS 1 or 2 message is sent again',
  description:
    'Up to 1.4 the broker sends such messages again on an open connection, by default after 20 seconds. From ' +
    '1.5 it sends them again only when a client reconnects, as the standard requires. The line then has no ' +
    'effect except for a warning: remove it.',
});

export const storeCleanInterval = directive<number | undefined, 10>({
  name: 'store_clean_interval',
  group: 'general',
  scope: 'broker',
  kind: nothing,
  last: '1.6.15',
  default: 10,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'not-applicable',
  deprecated: { since: '1.4.0' },
  inert: true,
  example: ['store_clean_interval 10'],
  visible: { nothing: 'It has no effect.' },
  summary: 'Without effect since 1.4; removed in 2.0',
  description:
    'It set how often the broker removed unused messages from memory, which now happens immediately. Releases ' +
    '1.4 to 1.6 accept the line and log a warning. 2.0 does not start with it, so remove it before an upgrade.',
});

export const traceLevel = directive({
  name: 'trace_level',
  group: 'general',
  scope: 'broker',
  kind: nothing,
  last: '1.6.15',
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'not-applicable',
  deprecated: { since: '1.4.0' },
  inert: true,
  example: ['trace_level high'],
  visible: { nothing: 'It has no effect.' },
  summary: 'Without effect; removed in 2.0',
  description:
    'A directive of another MQTT broker, which releases 1.4 to 1.6 accept and ignore so that they can ' +
    'read its configuration files. 2.0 does not start with it, so remove the line.',
});

export const traceOutput = directive({
  name: 'trace_output',
  group: 'general',
  scope: 'broker',
  kind: nothing,
  last: '1.6.15',
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'not-applicable',
  deprecated: { since: '1.4.0' },
  inert: true,
  example: ['trace_output stderr'],
  visible: { nothing: 'It has no effect.' },
  summary: 'Without effect; removed in 2.0',
  description:
    'A directive of another MQTT broker, which releases 1.4 to 1.6 accept and ignore so that they can ' +
    'read its configuration files. 2.0 does not start with it, so remove the line.',
});

export const ffdcOutput = directive({
  name: 'ffdc_output',
  group: 'general',
  scope: 'broker',
  kind: nothing,
  last: '1.6.15',
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'not-applicable',
  deprecated: { since: '1.4.0' },
  inert: true,
  example: ['ffdc_output stderr'],
  visible: { nothing: 'It has no effect.' },
  summary: 'Without effect; removed in 2.0',
  description:
    'A directive of another MQTT broker, which releases 1.4 to 1.6 accept and ignore so that they can ' +
    'read its configuration files. 2.0 does not start with it, so remove the line.',
});

export const maxLogEntries = directive({
  name: 'max_log_entries',
  group: 'general',
  scope: 'broker',
  kind: nothing,
  last: '1.6.15',
  default: undefined,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'not-applicable',
  deprecated: { since: '1.4.0' },
  inert: true,
  example: ['max_log_entries 1000'],
  visible: { nothing: 'It has no effect.' },
  summary: 'Without effect; removed in 2.0',
  description:
    'A directive of another MQTT broker, which releases 1.4 to 1.6 accept and ignore so that they can ' +
    'read its configuration files. 2.0 does not start with it, so remove the line.',
});

/** Names that still stand in old files and no longer do anything. */
export const obsoleteDirectives: readonly Directive[] = [
  retryInterval,
  storeCleanInterval,
  traceLevel,
  traceOutput,
  ffdcOutput,
  maxLogEntries,
];
