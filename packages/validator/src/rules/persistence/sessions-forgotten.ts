import { persistence } from '@mosquitto-conf/config/directives';
import { forgetsSessions, textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('sessions-forgotten', {
  message: 'Mosquitto {release} forgets all sessions when it stops.',
  help: 'Use release 1.4.14 or later.',
});

export const sessionsForgotten: CheckedRule = {
  id: 'sessions-forgotten',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The release saves no sessions when it stops, although persistence is on.',
  why: 'Mosquitto 1.4.13 removes all clients before it writes the persistence file. After a restart, clients with a persistent session have lost their subscriptions and the messages that waited for them. Retained messages are kept.',
  first: '1.4.13',
  last: '1.4.13',
  noFix: 'The cause is in the release itself.',
  wrong: [
    {
      target: '1.4.13',
      text: `
        persistence true
        persistence_location data/
        listener 1883
      `,
      files: { 'data/keep': '' },
    },
  ],
  right: [
    {
      target: '1.4.14',
      text: `
        persistence true
        persistence_location data/
        listener 1883
      `,
      files: { 'data/keep': '' },
    },
  ],
  check({ configuration, release, report }) {
    const setting = configuration.settings.setting(persistence);
    if (!setting?.value || !forgetsSessions(release)) return;
    report({ message: texts.message({ release: release.name }), help: texts.help, place: setting.place });
  },
};
