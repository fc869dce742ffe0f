import { offlineAccess } from '@mosquitto-conf/config/internal';
import type { Change } from '../change.js';

/** From 2.0.12 to 2.0.22, `per_listener_settings true` costs clients that are offline their permissions. */
export const offlineAccessChange: Change = {
  id: 'offline-access',
  *find({ before, to }) {
    const { configuration } = before;
    if (!offlineAccess(configuration).value) return;
    const { setting, value } = offlineAccess({ ...configuration, release: to });
    if (value) return;
    yield {
      danger: 'limits',
      message: `${to.name} does not queue messages for offline clients with \`per_listener_settings true\`, nor publish their delayed wills.`,
      help: 'Upgrade to 2.1 instead. Or remove `per_listener_settings true` if all listeners can share users and permissions.',
      ...(setting ? { place: setting.place } : {}),
      edited: false,
    };
  },
};
