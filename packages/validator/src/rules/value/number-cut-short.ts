import { at, type Place } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { everySetting } from '../../facts/listeners.js';
import { writtenNumber } from '../../facts/numbers.js';
import { forDecision } from '../../fixes/fix.js';
import { removeFirstWord, withValue } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('number-cut-short', {
  message: '`{directive}` is read as {value}: the broker ignores the rest of `{written}`.',
  fix: 'Write {value}, as the broker reads it',
  help: 'Write the whole number in digits, without a unit.',
  portFirst: 'Write the port first, and then the address: `listener 1883 127.0.0.1`.',
  socket: '`{written}` is not a port: the broker reads 0, and opens the Unix socket `{path}`.',
  writePort: 'Write the port as the first word: `listener 1883`.',
  fixPort: 'Listen on port {port}',
});

export const numberCutShort: CheckedRule = {
  id: 'number-cut-short',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A number is followed by text that releases before 2.1 ignore: `10k` is 10.',
  why: 'Up to 2.0 the broker reads the digits at the start, and reads 0 if there are none. It ignores units, decimal points and thousands separators without a message; 2.1 refuses them.',
  last: '2.0.22',
  explains: { line: ['number-adjusted'] },
  wrong: [
    {
      text: `
        max_queued_messages 10k
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        message_size_limit 1MB
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        max_connections 1.000
      `,
      target: '1.6.15',
    },
  ],
  right: [
    {
      text: `
        max_queued_messages 10000
        listener 1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  check(context) {
    const { configuration, release, textOf, report } = context;
    const wordOf = (place: Place) => {
      const written = writtenNumber(textOf(place.file) ?? '', place);
      return written === undefined || /^[+-]?\d+$/.test(written) ? undefined : written;
    };
    for (const { place, port, unixSocketPath: path } of configuration.listeners) {
      const written = place && wordOf(place);
      if (!place || written === undefined) continue;
      if (path === undefined) {
        const value = String(port);
        report({
          message: texts.message({ directive: 'listener', value, written }),
          help: /\d\.\d+\.\d|:/.test(written) ? texts.portFirst : texts.help,
          place,
        });
        continue;
      }
      report({
        message: texts.socket({ written, path }),
        help: texts.writePort,
        place,
        // It opens a port.
        fixes: /^\d{1,5}$/.test(path)
          ? removeFirstWord(context, place, texts.fixPort({ port: path })).map(forDecision)
          : [],
      });
    }
    for (const { directive, value, place } of everySetting(configuration)) {
      const { name } = at(directive.kind, release);
      if (name !== 'integer' && name !== 'memory-size') continue;
      const written = wordOf(place);
      if (written === undefined) continue;
      report({
        message: texts.message({ directive: directive.name, value: String(value), written }),
        help: texts.help,
        place,
        fixes: withValue(context, place, texts.fix({ value: String(value) }), false, String(value)),
      });
    }
  },
};
