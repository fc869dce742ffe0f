import type { Kind } from '../kinds/kind.js';
import { nothing } from '../kinds/nothing.js';
import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { logDestination } from '../kinds/log-destination.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import type { Directive } from './directive.js';

export const loggingDirectives: readonly Directive[] = [
  {
    name: 'log_dest',
    group: 'logging',
    scope: 'broker',
    kind: logDestination,
    default: undefined,
    repeat: 'add',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'log_type',
    group: 'logging',
    scope: 'broker',
    kind: choice({ choices: [{ word: 'error', summary: '' }, { word: 'warning', summary: '' }, { word: 'notice', summary: '' }, { word: 'information', summary: '' }, { word: 'subscribe', summary: '' }, { word: 'unsubscribe', summary: '' }, { word: 'websockets', summary: '' }, { word: 'debug', summary: '' }, { word: 'internal', summary: '', first: '1.6.0' }, { word: 'none', summary: '' }, { word: 'all', summary: '' }], empty: changed('ignored', ['2.1', 'refused']) }),
    default: undefined,
    repeat: 'add',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'log_facility',
    group: 'logging',
    scope: 'broker',
    kind: integer({ limits: { min: 0, max: 7 } }),
    default: undefined,
    repeat: 'replace',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'log_timestamp',
    group: 'logging',
    scope: 'broker',
    kind: boolean,
    default: true,
    repeat: 'replace',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'log_timestamp_format',
    group: 'logging',
    scope: 'broker',
    kind: text({ role: 'format', expects: 'a format for strftime' }),
    first: '1.6.0',
    default: undefined,
    repeat: 'refuse',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'connection_messages',
    group: 'logging',
    scope: 'broker',
    kind: boolean,
    default: true,
    repeat: 'replace',
    reload: 'applied',
    summary: '',
    description: '',
  },
  {
    name: 'websockets_log_level',
    group: 'logging',
    scope: 'broker',
    kind: changed<Kind>(integer(), ['2.1', nothing]),
    default: 0,
    repeat: 'replace',
    reload: 'applied',
    inert: changed(false, ['2.1', true]),
    summary: '',
    description: '',
  },
];
