import { textsOf } from '@mosquitto-conf/config/internal';
import { doubtAbout, givenEnds, placesAtFarEnd } from '../../facts/far-ends.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-unknown', {
  unread: '`{file}` cannot be read: the bridge `{bridge}` is not compared with the other broker.',
  otherFile: 'Write the path of the configuration of the other broker in `bridges` of the settings.',
  open: 'Not all of `{file}` is known here: the bridge `{bridge}` is not compared with it.',
  wholeFile: 'Name the configuration that the other broker reads, with every file that it includes.',
  refused: 'The other broker refuses `{file}`: the bridge `{bridge}` is not compared with it.',
  correct: 'Check `{file}` by itself, and correct what stops that broker.',
});

const CLOUD = 'cloud.conf';
const BRIDGE = `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1
      `;

export const farEndUnknown: CheckedRule = {
  id: 'far-end-unknown',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary:
    'A bridge is not compared with the broker that it connects to, whose configuration is of no use for that.',
  why: 'The settings or an option name that configuration. It is missing, a template, or a file that its broker refuses, so mistakes between both ends are not found.',
  noFix: noFix.value,
  needsWhole: true,
  wrong: [
    { text: BRIDGE, bridges: { cloud: CLOUD } },
    { text: BRIDGE, files: { [CLOUD]: 'listener {{ port }}\n' }, bridges: { cloud: CLOUD } },
    { text: BRIDGE, files: { [CLOUD]: 'listener 1883\nnonsense\n' }, bridges: { cloud: CLOUD } },
  ],
  right: [
    {
      text: BRIDGE,
      files: {
        [CLOUD]: `
          listener 1883
          allow_anonymous true
        `,
      },
      bridges: { cloud: CLOUD },
    },
  ],
  check(context) {
    for (const { bridge, farEnd } of givenEnds(context)) {
      const doubt = doubtAbout(farEnd);
      if (!doubt) continue;
      const values = { file: farEnd.path, bridge: bridge.name };
      const { stop } = farEnd.analysis;
      context.report({
        message: texts[doubt](values),
        help: { unread: texts.otherFile, open: texts.wholeFile, refused: texts.correct(values) }[doubt],
        place: bridge.place,
        relatedPlaces: doubt === 'refused' ? placesAtFarEnd(farEnd, farEndTexts.decides, stop?.place) : [],
      });
    }
  },
};
