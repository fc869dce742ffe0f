import { PASSWORDS, TLS_FILES } from '../../examples/example-files.js';
import { isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

const files = { ...TLS_FILES, passwd: PASSWORDS };

export const passwordsInClear: CheckedRule = {
  id: 'passwords-in-clear',
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
  check({ policies, report }) {
    for (const policy of policies) {
      const { listener, encryption, proxyProtocol, admitsClients } = policy;
      if (!listener.place || isLocal(listener) || !admitsClients || proxyProtocol.value !== undefined)
        continue;
      if (encryption.value !== undefined || (!policy.passwords && policy.plugins.length === 0)) continue;
      report({
        message: `Passwords cross the network unencrypted on port ${listener.port}.`,
        help: 'Add `certfile` and `keyfile` on a listener of its own (8883 is usual), or bind this one to 127.0.0.1 where only programs of this machine need it.',
        place: listener.place,
      });
    }
  },
};
