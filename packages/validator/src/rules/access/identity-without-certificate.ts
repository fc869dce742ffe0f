import type { Listener, Setting } from '@mosquitto-conf/config';
import {
  certfile,
  keyfile,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { nameOf } from '../../facts/listeners.js';
import { forDecision } from '../../fixes/fix.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('identity-without-certificate', {
  noTls: '`{directive}` has no effect: {listener} does not use TLS, so no client has a certificate.',
  closedWithoutProxy: 'No client can connect on {listener}: `{directive}` needs TLS or a proxy.',
  proxyExpected:
    'Without TLS, Mosquitto {release} expects the username from a proxy (`enable_proxy_protocol 2`), and refuses every client that connects without one.',
  addTls:
    'Remove the line, or add `cafile`, `certfile`, `keyfile` and `require_certificate true` below the same `listener`.',
  pskHasNoSubject: 'No client can connect on {listener}: a pre-shared key has no subject for `{directive}`.',
  usePskIdentity:
    'Write `use_identity_as_username true` instead: the identity of the key becomes the username.',
  fixPskIdentity: 'Use the identity of the key as the username',
  notRequired: 'No client can connect on {listener}: `{directive}` needs `require_certificate true`.',
  requireCertificate: 'Add `require_certificate true` below the same `listener`.',
  fixRequire: 'Require a certificate: require_certificate true',
});

export const identityWithoutCertificate: CheckedRule = {
  id: 'identity-without-certificate',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A listener uses the usernames in client certificates but does not request a certificate.',
  why: 'Clients send a certificate only if the broker requests one, which it does with `require_certificate true`. Without it, no client sends a certificate, and the broker refuses clients that it has no username for. Without TLS, the line has no effect.',
  explains: { section: ['ca-without-certificate-check', 'open-to-everybody'] },
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
      // The proxy sends the username of the certificate.
      if (!setting || proxyProtocol.value === 2) continue;
      const { name } = setting.directive;
      if (encryption.value === undefined) {
        // `incomplete-tls` reports half of a set.
        if (listener.settings.has(certfile) || listener.settings.has(keyfile)) continue;
        const isProxied = usernameSource.value === 'proxy';
        report({
          message: isProxied
            ? texts.closedWithoutProxy({ listener: nameOf(listener), directive: name })
            : texts.noTls({ listener: nameOf(listener), directive: name }),
          help: texts.addTls,
          place: setting.place,
          ...(isProxied ? { why: texts.proxyExpected({ release: release.name }) } : {}),
        });
        continue;
      }
      if (usernameSource.value !== 'none') continue;
      if (encryption.value === 'psk') {
        const edits = new LineEdits(configuration);
        report({
          message: texts.pskHasNoSubject({ listener: nameOf(listener), directive: name }),
          help: texts.usePskIdentity,
          place: setting.place,
          fixes: [
            forDecision(
              edits
                .remove(setting.place)
                .insertAt(setting.place.file, setting.place.line, 'use_identity_as_username true')
                .fix(texts.fixPskIdentity, false),
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
        message: texts.notRequired({ listener: nameOf(listener), directive: name }),
        help: texts.requireCertificate,
        place: setting.place,
        fixes: [forDecision(edits.fix(texts.fixRequire, false))],
      });
    }
  },
};

function identityOf({ settings }: Listener): Setting | undefined {
  return [useIdentityAsUsername, useSubjectAsUsername]
    .map((directive) => settings.setting(directive))
    .find((setting) => setting?.value === true);
}
