import type { CheckedRule } from '../../rule.js';

export const bridgeCarriesEverything: CheckedRule = {
  id: 'bridge-carries-everything',
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
    for (const { topics } of configuration.bridges) {
      for (const { pattern, direction, localPrefix, remotePrefix, place } of topics) {
        if (pattern !== '#' || direction !== 'both' || localPrefix || remotePrefix) continue;
        report({
          message: 'Everything goes both ways.',
          help: 'Name the topics that the other side needs, or keep the two apart by a prefix: `topic # both 0 "" house/`.',
          place,
        });
      }
    }
  },
};
