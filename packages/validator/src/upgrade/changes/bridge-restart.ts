import { since } from '@mosquitto-conf/config';
import { restartTimeout } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-bridge-restart', {
  message: 'The bridge `{name}` would reconnect after 5 to 30 seconds instead of 30.',
  help: '`restart_timeout 30` is added, so nothing changes. Remove it to use the new default.',
});

/** From 1.6 a bridge waits from 5 to 30 seconds before it connects again, instead of 30. */
export const bridgeRestart: Change = {
  id: 'bridge-restart',
  texts,
  *find({ before, from, to, editor }) {
    if (since(from, '1.6') || !since(to, '1.6')) return;
    for (const { name, place, settings } of before.configuration.bridges) {
      if (settings.has(restartTimeout)) continue;
      editor.insertBelow(editor.at(place.file, place.line), 'restart_timeout 30');
      yield {
        danger: 'limits',
        message: texts.message({ name }),
        help: texts.help,
        place,
        edited: true,
      };
    }
  },
};
