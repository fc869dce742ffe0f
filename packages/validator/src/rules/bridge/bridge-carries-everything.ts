import { textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-carries-everything', {
  message: 'The bridge `{bridge}` sends and receives every topic.',
  help: 'List the topics that the other broker needs. Or separate them with a prefix: `topic # both 0 "" house/`.',
});

export const bridgeCarriesEverything: CheckedRule = {
  id: 'bridge-carries-everything',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'A bridge carries every topic in both directions under the same name.',
  why: 'Both brokers then have the same messages, including retained ones. If the other broker has a bridge back, or a third broker connects to both, messages loop. Topics that start with `$` do not cross the bridge.',
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # both 0
      `,
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:1883
        topic house/# both 0
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:1883
        topic # both 0 "" house/
      `,
    },
  ],
  check({ configuration, report }) {
    for (const { name, topics } of configuration.bridges) {
      for (const { pattern, direction, localPrefix, remotePrefix, place } of topics) {
        if (pattern !== '#' || direction !== 'both' || localPrefix || remotePrefix) continue;
        report({
          message: texts.message({ bridge: name }),
          help: texts.help,
          place,
        });
      }
    }
  },
};
