import { listenerPolicies } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-http-dir', {
  message:
    'Mosquitto {release} does not serve the files of `http_dir` on {listener}: it closes the connection without an answer.',
  help: 'Serve them with a web server, or on a listener of their own with `protocol http_api`.',
});

/** From 2.1, WebSockets listeners of the default build do not serve files. */
export const httpDirChange: Change = {
  id: 'http-dir',
  texts,
  *find({ before, to }) {
    const later = { ...before, configuration: { ...before.configuration, release: to } };
    const served = new Set(listenerPolicies(later).map(({ servedFolder }) => servedFolder.setting));
    for (const { listener, servedFolder } of listenerPolicies(before)) {
      const { setting } = servedFolder;
      if (!setting || served.has(setting)) continue;
      yield {
        danger: 'limits',
        message: texts.message({ release: to.name, listener: nameOf(listener) }),
        help: texts.help,
        place: setting.place,
        edited: false,
      };
    }
  },
};
