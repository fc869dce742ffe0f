import {
  cafile,
  capath,
  certfile,
  keyfile,
  pskHint,
  requireCertificate,
} from '@mosquitto-conf/config/directives';
import { listenerEncryption, textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { nameOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('certificate-not-checked', {
  noTls: 'Clients on {listener} are not asked for a certificate: the listener does not use TLS.',
  addTls: 'Add `cafile`, `certfile` and `keyfile` below the same `listener`.',
  noAuthority: 'No client can connect on {listener}: without `cafile`, no certificate is valid.',
  addAuthority: 'Add `cafile FILE` with the CA that signed the client certificates.',
});

export const certificateNotChecked: CheckedRule = {
  id: 'certificate-not-checked',
  texts,
  category: 'security',
  severity: 'warning',
  summary: '`require_certificate true` is set on a listener that cannot verify certificates.',
  why: 'The broker requests the certificate in the TLS handshake and verifies it with `cafile` or `capath`. Without TLS it requests none, and every client can connect; without a CA no certificate is valid, and no client can connect.',
  noFix: 'Only you know the CA that signed the client certificates.',
  explains: { section: ['ca-without-certificate-check', 'open-to-everybody'] },
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
        require_certificate true
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  check({ configuration, release, report }) {
    for (const listener of configuration.listeners) {
      const { settings } = listener;
      const setting = tlsSetting(settings, requireCertificate, release);
      if (!setting?.value || tlsSetting(settings, pskHint, release)) continue;
      const authority = [cafile, capath].some((one) => tlsSetting(settings, one, release));
      const certificate = settings.has(certfile) || settings.has(keyfile);
      // `incomplete-tls` reports half of a set.
      if (!certificate && !authority) {
        report({
          message: texts.noTls({ listener: nameOf(listener) }),
          help: texts.addTls,
          place: setting.place,
        });
      } else if (!authority && listenerEncryption(listener, release) === 'certificate') {
        report({
          message: texts.noAuthority({ listener: nameOf(listener) }),
          help: texts.addAuthority,
          place: setting.place,
        });
      }
    }
  },
};
