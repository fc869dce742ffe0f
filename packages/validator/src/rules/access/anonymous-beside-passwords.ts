import { anonymousAccess, type Configuration, type Listener } from '@mosquitto-conf/config';
import { aclFile, passwordFile } from '@mosquitto-conf/config/directives';
import { anonymousSetting, asksForKeys, hasPlugins, nameOf, securityOf } from '../../facts/listeners.js';
import { speaksMqtt } from '../../facts/network.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

export const anonymousBesidePasswords: CheckedRule = {
  id: 'anonymous-beside-passwords',
  category: 'security',
  severity: 'warning',
  summary: 'A password file protects nothing, because clients without a name come in as well.',
  why: '`allow_anonymous true` lets in everybody who gives no name at all. Without an ACL file they may do as much as those with a password, so the password file keeps nobody out.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: '' },
    },
    {
      text: `
        per_listener_settings true
        listener 1883
        allow_anonymous true
        password_file passwd
      `,
      files: { passwd: '' },
      target: '2.0.22',
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
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        password_file passwd
        acl_file acl
      `,
      files: {
        passwd: '',
        acl: `
          topic read weather/#
          user ana
          topic #
        `,
      },
    },
    {
      text: `
        password_file passwd
        listener 1883 localhost
        listener_allow_anonymous true
        listener 1884
      `,
      files: { passwd: '' },
    },
  ],
  check({ configuration, report }) {
    const { listeners, perListenerSettings } = configuration;
    for (const group of perListenerSettings ? listeners.map((one) => [one]) : [listeners]) {
      const [listener] = group;
      // Passwords that one listener asks for are there for a reason.
      if (!listener || !group.every((one) => isUseless(configuration, one))) continue;
      const { settings } = securityOf(configuration, listener);
      const said = anonymousSetting(configuration, listener);
      const passwords = settings.setting(passwordFile)!;
      report({
        message: `Clients without a name come in on ${nameOf(listener)} too: \`password_file\` keeps nobody out.`,
        help: 'Write `allow_anonymous false`. If both are wanted, say in an `acl_file` what clients without a name may do.',
        place: (said ?? passwords).place,
        fixes: said
          ? [
              new LineEdits(configuration)
                .setValue(said.place, 'false')
                .fix('Write allow_anonymous false', false),
            ]
          : [],
      });
    }
  },
};

function isUseless(configuration: Configuration, listener: Listener): boolean {
  const { settings } = securityOf(configuration, listener);
  if (!anonymousAccess(configuration, listener).value || !settings.has(passwordFile) || settings.has(aclFile))
    return false;
  return speaksMqtt(listener) && !asksForKeys(listener) && !hasPlugins(configuration, listener);
}
