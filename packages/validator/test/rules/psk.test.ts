import { TLS_FILES } from '../../src/examples/example-files.js';
import { reports } from './findings.js';

const files = { keys: 'ana:0123\n' };

reports('half-psk', [
  ['both', [], 'listener 8883\npsk_hint a\npsk_file keys\n', { files }],
  ['a hint alone', [2], 'listener 8883\npsk_hint a\n'],
  ['keys alone', [2], 'listener 8883\npsk_file keys\n', { files }],
  [
    'a plugin may know keys',
    [],
    'listener 8883\npsk_hint a\nplugin /x.so\n',
    { machine: { elsewhere: true } },
  ],
  [
    'keys for one of two listeners',
    [],
    'listener 1883\nlistener 8883\npsk_hint a\npsk_file keys\n',
    { files },
  ],
  [
    'keys below the wrong listener',
    [3, 5],
    'per_listener_settings true\nlistener 1883\npsk_file keys\nlistener 8883\npsk_hint a\n',
    { files },
  ],
  [
    'a hint without an effect is reported as such, in 2.0',
    [],
    'listener 1883\nlistener 9001\nprotocol websockets\npsk_hint a\n',
    { target: '2.0.22' },
  ],
  [
    'keys for a hint without an effect, beside a certificate, in 2.0',
    [7],
    'listener 1883\nlistener 9001\nprotocol websockets\ncertfile server.crt\nkeyfile server.key\npsk_hint a\npsk_file keys\n',
    { files: { ...files, ...TLS_FILES }, target: '2.0.22' },
  ],
  [
    'a part of the configuration',
    [],
    'include_dir /etc/conf.d\nlistener 8883\npsk_hint a\n',
    { machine: { elsewhere: true } },
  ],
]);
