import { httpFolder } from '../kinds/http-folder.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import type { Directive } from './directive.js';

export const websocketsDirectives: readonly Directive[] = [
  {
    name: 'http_dir',
    group: 'websockets',
    scope: 'listener',
    kind: httpFolder,
    default: undefined,
    repeat: 'refuse',
    withoutListener: changed('default', ['2.1', 'refuse']),
    opensDefault: false,
    reload: 'ignored',
    summary: '',
    description: '',
  },
  {
    name: 'websockets_origin',
    group: 'websockets',
    scope: 'listener',
    kind: text({ role: 'host', expects: 'an origin such as https://example.org' }),
    first: '2.1.0',
    default: undefined,
    repeat: 'add',
    withoutListener: 'refuse',
    reload: 'ignored',
    summary: '',
    description: '',
  },
];
