import { reloadCrash, textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('reload-crashes', {
  message: 'Mosquitto {release} crashes on a reload while this bridge is there.',
  help: 'Restart the broker instead of a reload, or update to 1.6.7 or later.',
});

export const reloadCrashes: CheckedRule = {
  id: 'reload-crashes',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The release crashes on a reload because of a bridge.',
  // mosquitto_security_apply_default
  why: '1.6.5 and 1.6.6 ask which listener a client belongs to, to check its certificate again. A bridge belongs to none.',
  noFix: 'Another release is necessary.',
  first: '1.6.5',
  last: '1.6.6',
  wrong: [
    {
      text: `
        connection cloud
        address 192.168.1.10
        topic sensors/# out 1
        remote_username site
        remote_password secret
      `,
      target: '1.6.6',
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address 192.168.1.10
        topic sensors/# out 1
        remote_username site
        remote_password secret
      `,
      target: '1.6.7',
    },
  ],
  check({ configuration, release, report }) {
    const crash = reloadCrash(configuration, configuration);
    if (crash?.cause === 'bridge')
      report({ message: texts.message({ release: release.name }), help: texts.help, place: crash.place });
  },
};
