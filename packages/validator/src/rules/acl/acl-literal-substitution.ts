import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { aclsOf, topicsOf } from '../../facts/access.js';
import { forDecision } from '../../fixes/fix.js';
import { withName } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('acl-literal-substitution', {
  username: '`%u` is not replaced with the username in a `topic` line.',
  clientId: '`%c` is not replaced with the client id in a `topic` line.',
  grantUsername:
    'Write `pattern` instead of `topic`: it applies to all clients, and grants each client its own topics. Or write a username instead of `%u`.',
  grantClientId:
    'Write `pattern` instead of `topic`: it applies to all clients, and grants each client its own topics. Or write a client id instead of `%c`.',
  deny: 'Write `pattern` instead of `topic`. A pattern applies to all clients.',
  fix: 'Write pattern, which applies to all clients',
});

const text = `
  listener 1883
  password_file passwd
  acl_file acl
`;

export const aclLiteralSubstitution: CheckedRule = {
  id: 'acl-literal-substitution',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A `topic` line contains `%u` or `%c`, which only `pattern` lines replace.',
  why: 'In a `topic` line, `%u` and `%c` are ordinary characters. The line is about a topic that no client uses.',
  wrong: [
    {
      text,
      files: {
        passwd: PASSWORDS,
        acl: `
          user ana
          topic readwrite users/%u/#

          user bruno
          topic read #
        `,
      },
    },
  ],
  right: [{ text, files: { passwd: PASSWORDS, acl: 'pattern readwrite users/%u/#\n' } }],
  check(context) {
    for (const { acl } of aclsOf(context.policies)) {
      for (const { filter, filterPlace, place, access } of topicsOf(acl)) {
        const found = /%[uc]/.exec(filter)?.[0];
        if (!found) continue;
        const [message, help] =
          found === '%u' ? [texts.username, texts.grantUsername] : [texts.clientId, texts.grantClientId];
        context.report({
          message,
          help: access === 'deny' ? texts.deny : help,
          place: filterPlace,
          fixes: withName(context, place, texts.fix, false, 'pattern').map(forDecision),
        });
      }
    }
  },
};
