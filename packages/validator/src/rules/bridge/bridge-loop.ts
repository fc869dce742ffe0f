import { textsOf } from '@mosquitto-conf/config/internal';
import { loops } from '../../facts/bridge-overlap.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-loop', {
  message: 'This line and line {line} cause a message loop.',
  across: 'This line and line {line} of another bridge to the same broker cause a message loop.',
  help: 'Give each direction its own topics. Or write one line for both directions: `topic PATTERN both`.',
});

export const bridgeLoop: CheckedRule = {
  id: 'bridge-loop',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge receives what it sends: the topics of two of its lines overlap.',
  why: 'A message that returns under an outgoing topic loops. With prefixes, its topic grows each time; without prefixes, the same message is sent again and again. Two bridges to the same broker do not know about each other, so nothing stops the loop.',
  noFix: 'Only you know which topics each side needs.',
  explains: { section: ['bridge-carries-everything'] },
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # both 1
        topic # both 1 "" mirror/
      `,
      target: '2.0.22',
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # out 0
        topic # in 0 attic/ ""
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# out 1

        connection attic-back
        address attic.lan:1883
        remote_clientid back
        topic house/# in 1
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# both 1
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# out 1
        topic commands/# in 1
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # out 1 "" house/
        topic attic/# in 1
      `,
    },
  ],
  check({ configuration, report }) {
    const said = new Set<string>();
    for (const { out, back, across } of loops(configuration.bridges)) {
      const [earlier, later] = out.place.line <= back.place.line ? [out, back] : [back, out];
      const key = `${later.place.file}:${later.place.span.start}`;
      if (said.has(key)) continue;
      said.add(key);
      report({
        message: (across ? texts.across : texts.message)({ line: earlier.place.line }),
        help: texts.help,
        place: later.place,
      });
    }
  },
};
