import type { ListenerPolicy } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS, TLS_FILES } from '../../examples/example-files.js';
import { groupByFile, namesOf } from '../../facts/listeners.js';
import { isLocal } from '../../facts/network.js';
import { allowOnlyThisMachine } from '../../fixes/only-this-machine.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('passwords-in-clear', {
  message: 'Passwords are sent unencrypted to {listeners}.',
  help: 'Add `listener 8883` with `certfile` and `keyfile` below it. If only programs on this machine connect, write `listener {port} 127.0.0.1`.',
});

const files = { ...TLS_FILES, passwd: PASSWORDS };

export const passwordsInClear: CheckedRule = {
  id: 'passwords-in-clear',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'Clients send passwords over an unencrypted network connection.',
  why: 'Anyone who can monitor the network, such as a wireless network, can read usernames, passwords and messages. This is common and may be acceptable at home, but not across the internet.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files,
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        password_file passwd
      `,
      files,
    },
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        password_file passwd
      `,
      files,
    },
  ],
  check(context) {
    const { policies, report } = context;
    for (const { listeners, place, policies: clear } of groupByFile(policies.filter(sendsPasswordsInClear))) {
      report({
        message: texts.message({ listeners: namesOf(listeners) }),
        help: texts.help({ port: listeners[0]!.port }),
        place,
        fixes: allowOnlyThisMachine(context, clear),
      });
    }
  },
};

function sendsPasswordsInClear(policy: ListenerPolicy): boolean {
  const { listener, encryption, proxyProtocol, admitsClients, passwords, plugins, dynamicSecurity } = policy;
  if (isLocal(listener) || !admitsClients || proxyProtocol.value !== undefined) return false;
  const hasPasswords = passwords !== undefined || dynamicSecurity !== undefined || plugins.length > 0;
  return encryption.value === undefined && hasPasswords;
}
