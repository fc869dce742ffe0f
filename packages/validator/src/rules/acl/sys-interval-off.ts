import { sysInterval } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { aclsOf, entriesOf } from '../../facts/access.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('sys-interval-off', {
  message: 'The broker publishes nothing below `$SYS`, which line {line} of `{file}` grants.',
  help: 'Remove the line for the default of 10 seconds, or write another number of seconds.',
});

export const sysIntervalOff: CheckedRule = {
  id: 'sys-interval-off',
  texts,
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
      message: texts.message({ line: granted.place.line, file: granted.place.file }),
      help: texts.help,
      place: setting.place,
    });
  },
};
