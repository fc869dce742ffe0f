import { directives } from '@mosquitto-conf/config';
import fc from 'fast-check';

const name = fc.constantFrom(
  ...directives
    .flatMap(({ name, aliases = [] }) => [name, ...aliases])
    .map((one) => (one.endsWith('_') ? `${one}host` : one)),
);
const blanks = fc.constantFrom(' ', ' ', ' ', '  ', '   ', '\t', ' \t ');
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'true',
      'false',
      '0',
      '1',
      '1883',
      '-1',
      '127.0.0.1',
      'acl',
      'a.example:1883',
      'file',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'conf.d',
      '#',
      '# x',
      '""',
      '30m',
      '2h',
      '"',
      '"a b"',
      'mqtt',
      'in',
      'both',
      'mqttv311',
      'none',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);

/** A line of a directive, tidily written or not. */
const line = fc
  .tuple(
    fc.constantFrom('', '', '', ' ', '   ', '\t'),
    name,
    fc.array(fc.tuple(blanks, word), { maxLength: 4 }),
    fc.constantFrom('', '', ' ', '  ', '\t', ' \t '),
  )
  .map(([indent, directive, words, after]) => indent + directive + words.flat().join('') + after);

const likely = fc.constantFrom(
  'listener 1883',
  'listener  8883',
  'connection b',
  'connection  c ',
  'address  a.example',
  'topic  #  both  0',
  'plugin /p.so',
  'plugin  /p.so ',
  'auth_plugin  /p.so',
  'plugin_load x /p.so',
  'plugin_opt_host  a  b ',
  'auth_opt_host a  b',
  'per_listener_settings  true',
  'include_dir conf.d',
  'bridge_protocol_version mqttv311 ',
  'log_dest file  a  b ',
  '# comment ',
  '#',
  '  # indented',
  '',
  '',
  '   ',
  '\r',
  `password_file ${'x '.repeat(600)}`,
);

/** A configuration's text, often one that no release would take. */
export const configuration = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.oneof(line, likely, fc.string({ maxLength: 12 })),
        fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n'),
      ),
      {
        maxLength: 25,
      },
    ),
    fc.oneof(likely, fc.constantFrom('', '\r', ' ')),
  )
  .map(([lines, last]) => lines.flat().join('') + last);
