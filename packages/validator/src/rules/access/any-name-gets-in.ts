import { anonymousAccess, type Listener, type Place } from '@mosquitto-conf/config';
import { passwordFile, pskFile } from '@mosquitto-conf/config/directives';
import { isComplete } from '../../complete.js';
import {
  anonymousSetting,
  asksForKeys,
  hasPlugins,
  namesOf,
  placeOf,
  securityOf,
} from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

export const anyNameGetsIn: CheckedRule = {
  id: 'any-name-gets-in',
  category: 'security',
  severity: 'warning',
  summary: 'Without a password file, releases before 2.0 accept any user name with any password.',
  why: '`allow_anonymous false` only means that a client must give a name. Up to 1.6 nobody checks it where there is no password file and no plugin, so whoever makes one up comes in, and gets what the ACL file grants to that name.',
  last: '1.6.15',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous false
      `,
      target: '1.6.15',
    },
    {
      text: `
        allow_anonymous false
        acl_file acl
      `,
      files: {
        acl: `
          user ana
          topic #
        `,
      },
      target: '1.5.11',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: '' },
      target: '1.6.15',
    },
    { text: 'listener 1883\n', target: '1.6.15' },
  ],
  check(context) {
    if (!isComplete(context)) return;
    const { configuration, report } = context;
    const groups = new Map<string, { readonly place: Place; readonly listeners: Listener[] }>();
    for (const listener of configuration.listeners) {
      if (
        anonymousAccess(configuration, listener).value ||
        asksForKeys(listener) ||
        hasPlugins(configuration, listener)
      )
        continue;
      const { settings } = securityOf(configuration, listener);
      if (settings.has(passwordFile)) continue;
      const place =
        (anonymousSetting(configuration, listener) ?? settings.setting(pskFile))?.place ?? placeOf(listener);
      if (!place) continue;
      const key = `${place.file}:${place.line}`;
      const group = groups.get(key);
      if (group) group.listeners.push(listener);
      else groups.set(key, { place, listeners: [listener] });
    }
    for (const { place, listeners } of groups.values()) {
      report({
        message: `On ${namesOf(listeners)} any user name will do, with any password.`,
        help: 'Name a password file with `password_file`.',
        place,
      });
    }
  },
};
