import { httpFolder } from '../kinds/http-folder.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive, listDirective } from './directive.js';

export const httpDir = directive({
  name: 'http_dir',
  group: 'websockets',
  scope: 'listener',
  kind: httpFolder,
  default: undefined,
  repeat: 'refuse',
  withoutListener: changed('default', ['2.1', 'refuse']),
  opensDefault: false,
  reload: 'ignored',
  embedded: 'executed',
  announced: [
    {
      what: 'removed',
      part: 'websockets by libwebsockets',
      release: '3.0',
      since: '2.1.0',
      source: 'man/mosquitto.conf.5.xml, http_dir',
    },
  ],
  example: ['listener 1883', '', 'listener 8080', 'protocol http_api', 'http_dir /var/www/mosquitto'],
  visible: 'A browser gets a file of the folder.',
  summary: 'Folder of files that the listener serves over HTTP',
  description:
    'Up to 2.0, a listener with `protocol websockets` also answers plain HTTP requests with the files below ' +
    'this folder. In 2.1 the default build does not: its WebSockets listeners close the connection without an answer, ' +
    'and only a listener with `protocol http_api` serves the files. By default none are served. Everything ' +
    'in the folder is available to anyone who can reach the port, without a password. 2.1 stops without a message ' +
    'if the folder does not exist. A change needs a restart.',
});

export const websocketsOrigin = listDirective({
  name: 'websockets_origin',
  group: 'websockets',
  scope: 'listener',
  kind: text({ role: 'free', expects: 'an origin such as https://example.org' }),
  first: '2.1.0',
  default: [],
  repeat: 'add',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  example: ['listener 9001', 'protocol websockets', 'websockets_origin https://app.example.org'],
  visible: 'A request from another origin is refused.',
  summary: 'Accepts WebSockets only from these web pages',
  description:
    'Browsers send the origin of a script; with this directive, only the listed origins may connect. ' +
    'Use one line per origin, such as `https://example.org`, with the scheme and without a path. By ' +
    'default every page may connect. The broker also accepts every origin that is the beginning of a listed one: ' +
    '`https://example.org` allows `https://example.or`, and `https://example.org:8443` allows `https://example.org`. ' +
    'Upper and lower case differ. Programs other than browsers can send any origin, or none, so this does not ' +
    'replace a login.',
});

export const websocketsDirectives: readonly Directive[] = [httpDir, websocketsOrigin];
