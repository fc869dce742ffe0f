import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

export const bridgeTopicWithoutQos: CheckedRule = {
  id: 'bridge-topic-without-qos',
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
        // A pattern in quotation marks may have blanks in it, and other words then stand where these are looked for.
        if (qos !== 0) continue;
        const [pattern, , word] = directiveAt(context, place)?.words ?? [];
        if (!word || /^[\d#+-]/.test(word.text) || /^"[^"]/.test(pattern?.text ?? '')) continue;
        context.report({
          message: `\`${word.text}\` is taken for the QoS.`,
          help: 'Insert the QoS after the direction: 0, 1 or 2.',
          place: { ...place, span: { start: word.start, end: word.end } },
          fixes: [fixOf('Insert QoS 0', false, place.file, word.start, word.start, '0 ')],
        });
      }
    }
  },
};
