import type { Listener, Setting } from '@mosquitto-conf/config';
import {
  certfile,
  enableProxyProtocol,
  keyfile,
  pskHint,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

export const identityWithoutCertificate: CheckedRule = {
  id: 'identity-without-certificate',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener takes user names from client certificates, and asks for no certificate.',
  why: 'Clients only show a certificate when they are asked, which `require_certificate true` does. Without it none does, and the broker refuses clients that it cannot name; without TLS the line does nothing at all.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        use_identity_as_username true
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_identity_as_username true
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        use_identity_as_username false
      `,
    },
  ],
  check({ configuration, report }) {
    for (const listener of configuration.listeners) {
      const setting = identityOf(listener);
      if (!setting) continue;
      const { settings } = listener;
      if (settings.get(requireCertificate) || settings.has(pskHint)) continue;
      // The proxy hands the name on.
      if (settings.get(enableProxyProtocol) === 2) continue;
      const { name } = setting.directive;
      if (!settings.has(certfile) && !settings.has(keyfile)) {
        report({
          message: `\`${name}\` does nothing here: the listener has no TLS, and so there are no certificates.`,
          help: 'Remove it, or add `cafile`, `certfile`, `keyfile` and `require_certificate true`.',
          place: setting.place,
        });
        continue;
      }
      const said = settings.setting(requireCertificate);
      const edits = new LineEdits(configuration);
      if (said) edits.setValue(said.place, 'true');
      else edits.insertBelow(setting.place, 'require_certificate true');
      report({
        message: `\`${name}\` needs \`require_certificate true\`: without it no client shows a certificate, and all are turned away.`,
        help: 'Add `require_certificate true` below the same `listener`.',
        place: setting.place,
        fixes: [edits.fix('Ask for certificates: require_certificate true', false)],
      });
    }
  },
};

function identityOf({ settings }: Listener): Setting | undefined {
  return [useIdentityAsUsername, useSubjectAsUsername]
    .map((directive) => settings.setting(directive))
    .find((setting) => setting?.value);
}
