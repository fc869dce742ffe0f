import { offlineAccess, textsOf } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

const texts = textsOf('upgrade-offline-access', {
  message:
    'With `per_listener_settings true`, Mosquitto {release} does not queue messages for offline clients and does not publish their delayed wills.',
  help: 'Upgrade to 2.1 instead. Or remove `per_listener_settings true` if all listeners can share users and permissions.',
});

/** From 2.0.12 to 2.0.22, offline clients have no permissions with `per_listener_settings true`. */
export const offlineAccessChange: Change = {
  id: 'offline-access',
  texts,
  *find({ before, to }) {
    const { configuration } = before;
    if (!offlineAccess(configuration).value) return;
    const { setting, value } = offlineAccess({ ...configuration, release: to });
    if (value) return;
    yield {
      danger: 'limits',
      message: texts.message({ release: to.name }),
      help: texts.help,
      ...(setting ? { place: setting.place } : {}),
      edited: false,
    };
  },
};
