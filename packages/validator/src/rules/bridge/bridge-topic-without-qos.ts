import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-topic-without-qos', {
  message: '`{word}` is read as the QoS.',
  help: 'Write the QoS before it: 0, 1 or 2.',
  fix: 'Insert QoS 0',
});

export const bridgeTopicWithoutQos: CheckedRule = {
  id: 'bridge-topic-without-qos',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The QoS is missing before the prefixes of a bridge topic.',
  why: 'The word after the direction is the QoS, whatever it looks like. The broker reads a prefix in this place as 0, and the next word becomes the first prefix.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic temperature/# out "" attic/
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic temperature/# in house/ attic/
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic temperature/# out 0 "" attic/
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic temperature/# out # now and then
      `,
    },
  ],
  check(context) {
    for (const { topics } of context.configuration.bridges) {
      for (const { place, qos } of topics) {
        // A pattern in quotes may contain spaces, which shifts the words that follow.
        if (qos !== 0) continue;
        const [pattern, , word] = directiveAt(context, place)?.words ?? [];
        if (!word || /^[\d#+-]/.test(word.text) || /^"[^"]/.test(pattern?.text ?? '')) continue;
        context.report({
          message: texts.message({ word: word.text }),
          help: texts.help,
          place: { ...place, span: { start: word.start, end: word.end } },
          fixes: [fixOf(texts.fix, false, place.file, word.start, word.start, '0 ')],
        });
      }
    }
  },
};
