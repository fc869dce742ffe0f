import { canLogIn, decideDynamicAccess, textsOf } from '@mosquitto-conf/config/internal';
import { dynamicSecurityExample } from '../../examples/dynamic-security.js';
import { dynamicSecurityOf } from '../../facts/dynamic-security.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('dynamic-security-no-administrator', {
  message: 'No client of `{path}` can change clients, groups and roles.',
  help: 'Give a client a role with `publishClientSend` for `$CONTROL/dynamic-security/#`, if `mosquitto_ctrl dynsec` should work.',
});

/** The topic of the commands. */
const COMMANDS = '$CONTROL/dynamic-security/v1';

export const dynamicSecurityNoAdministrator: CheckedRule = {
  id: 'dynamic-security-no-administrator',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'No client of the dynamic security file may use `mosquitto_ctrl dynsec`.',
  why: 'Clients, groups and roles are changed by commands on `$CONTROL/dynamic-security/v1`, while the broker runs. Without an administrator, only the file itself can be changed, while the broker is stopped.',
  wrong: [dynamicSecurityExample({ administrator: '' })],
  right: [dynamicSecurityExample({})],
  check({ policies, release, report }) {
    for (const { security, path, place } of dynamicSecurityOf(policies)) {
      const hasOne = [...security.clients]
        .filter(canLogIn)
        .some(
          ({ name: username, clientId = 'client' }) =>
            decideDynamicAccess(security, { username, clientId, topic: COMMANDS, access: 'write' }, release)
              .answer === 'allowed',
        );
      if (!hasOne) report({ message: texts.message({ path }), help: texts.help, place });
    }
  },
};
