import type { Listener, Setting } from '@mosquitto-conf/config';
import {
  certfile,
  keyfile,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { nameOf } from '../../facts/listeners.js';
import { forDecision } from '../../fixes/fix.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

export const identityWithoutCertificate: CheckedRule = {
  id: 'identity-without-certificate',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener takes usernames from client certificates but does not ask for a certificate.',
  why: 'Clients send a certificate only if the broker asks for one, which it does with `require_certificate true`. Without it, no client sends a certificate, and the broker refuses clients that it has no username for. Without TLS, the line has no effect.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        use_identity_as_username true
      `,
    },
    {
      text: `
        listener 8883
        psk_hint garden
        psk_file keys
        use_subject_as_username true
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
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
  check({ configuration, policies, release, report }) {
    for (const { listener, encryption, usernameSource, proxyProtocol } of policies) {
      const setting = identityOf(listener);
      // The proxy hands the name on.
      if (!setting || proxyProtocol.value === 2) continue;
      const { name } = setting.directive;
      if (encryption.value === undefined) {
        // Half of a set has a diagnostic of its own.
        if (listener.settings.has(certfile) || listener.settings.has(keyfile)) continue;
        const isProxied = usernameSource.value === 'proxy';
        report({
          message: isProxied
            ? `No client can connect on ${nameOf(listener)}: \`${name}\` needs a certificate, and the listener has no TLS.`
            : `\`${name}\` does nothing here: the listener has no TLS, and so there are no certificates.`,
          help: 'Remove it, or add `cafile`, `certfile`, `keyfile` and `require_certificate true`.',
          place: setting.place,
          ...(isProxied ? { why: PROXIED.replace('RELEASE', release.name) } : {}),
        });
        continue;
      }
      if (usernameSource.value !== 'none') continue;
      if (encryption.value === 'psk') {
        const edits = new LineEdits(configuration);
        report({
          message: `No client can connect on ${nameOf(listener)}: a pre-shared key has no subject for \`${name}\`.`,
          help: 'Write `use_identity_as_username true` instead: clients are then named by their keys.',
          place: setting.place,
          fixes: [
            forDecision(
              edits
                .remove(setting.place)
                .insertAt(setting.place.file, setting.place.line, 'use_identity_as_username true')
                .fix('Take the identity of the key for the username', false),
            ),
          ],
        });
        continue;
      }
      const said = listener.settings.setting(requireCertificate);
      const edits = new LineEdits(configuration);
      if (said) edits.setValue(said.place, 'true');
      else edits.insertBelow(setting.place, 'require_certificate true');
      report({
        message: `\`${name}\` needs \`require_certificate true\`: without it no client shows a certificate, and all are turned away.`,
        help: 'Add `require_certificate true` below the same `listener`.',
        place: setting.place,
        fixes: [forDecision(edits.fix('Ask for certificates: require_certificate true', false))],
      });
    }
  },
};

const PROXIED =
  'Without TLS, Mosquitto RELEASE takes the name from a proxy (`enable_proxy_protocol 2`), and refuses every client that comes without one.';

function identityOf({ settings }: Listener): Setting | undefined {
  return [useIdentityAsUsername, useSubjectAsUsername]
    .map((directive) => settings.setting(directive))
    .find((setting) => setting?.value === true);
}
