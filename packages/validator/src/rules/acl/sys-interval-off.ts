import { sysInterval } from '@mosquitto-conf/config/directives';
import { aclsOf, entriesOf } from '../../facts/access.js';
import type { CheckedRule } from '../../rule.js';

export const sysIntervalOff: CheckedRule = {
  id: 'sys-interval-off',
  category: 'pitfall',
  severity: 'info',
  summary: 'The ACL file grants `$SYS`, but with `sys_interval 0` the broker publishes nothing there.',
  why: 'With `sys_interval 0` the broker publishes no statistics, so monitoring that reads `$SYS/broker/#` never receives a message.',
  wrong: [
    {
      text: `
        sys_interval 0
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read $SYS/#\n' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read $SYS/#\n' },
    },
    {
      text: `
        sys_interval 0
        listener 1883
        allow_anonymous true
        acl_file acl
      `,
      files: { acl: 'topic read home/#\n' },
    },
  ],
  check({ policies, configuration, report }) {
    const setting = configuration.settings.setting(sysInterval);
    if (setting?.value !== 0) return;
    const granted = aclsOf(policies)
      .flatMap(({ acl }) => entriesOf(acl))
      .find(({ filter, access }) => access !== 'deny' && filter.startsWith('$SYS'));
    if (!granted) return;
    report({
      message: `Nothing is published under \`$SYS\`, which \`${granted.place.file}\` grants on line ${granted.place.line}.`,
      help: 'Remove the line, or write the seconds between two updates.',
      place: setting.place,
    });
  },
};
