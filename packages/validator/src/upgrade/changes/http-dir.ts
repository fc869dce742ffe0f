import { listenerPolicies } from '@mosquitto-conf/config';
import type { Change } from '../change.js';

/** From 2.1, websockets listeners of the usual build do not serve files. */
export const httpDirChange: Change = {
  id: 'http-dir',
  *find({ before, to }) {
    const later = { ...before, configuration: { ...before.configuration, release: to } };
    const served = new Set(listenerPolicies(later).map(({ servedFolder }) => servedFolder.setting));
    for (const { name, servedFolder } of listenerPolicies(before)) {
      const { setting } = servedFolder;
      if (!setting || served.has(setting)) continue;
      yield {
        danger: 'limits',
        message: `On ${name}, 2.1 does not serve the files of \`http_dir\`: it closes the connection without an answer.`,
        help: 'Serve them with a web server, or on a listener of its own with `protocol http_api`.',
        place: setting.place,
        edited: false,
      };
    }
  },
};
