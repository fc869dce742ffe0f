import { since } from '@mosquitto-conf/config';
import {
  cafile,
  capath,
  certfile,
  keyfile,
  pskHint,
  requireCertificate,
} from '@mosquitto-conf/config/directives';
import { nameOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

export const certificateNotChecked: CheckedRule = {
  id: 'certificate-not-checked',
  category: 'security',
  severity: 'warning',
  summary: '`require_certificate true` is set on a listener that cannot verify certificates.',
  why: 'The broker requests the certificate in the TLS handshake and verifies it with `cafile` or `capath`. Without TLS it requests none, and every client can connect; without a CA no certificate is valid, and no client can connect.',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
        require_certificate true
      `,
      files: { passwd: '' },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: '' },
    },
  ],
  check({ configuration, release, report }) {
    for (const listener of configuration.listeners) {
      const { settings } = listener;
      const setting = settings.setting(requireCertificate);
      if (!setting?.value || settings.has(pskHint)) continue;
      const authority = settings.has(cafile) || settings.has(capath);
      const certificate = settings.has(certfile) || settings.has(keyfile);
      // Half of a set has diagnostics of its own.
      if (!certificate && !authority) {
        report({
          message: `No certificate is asked for on ${nameOf(listener)}: the listener has no TLS.`,
          help: 'Add `cafile`, `certfile` and `keyfile` below the same `listener`.',
          place: setting.place,
        });
      } else if (certificate && !authority && since(release, '2.0')) {
        report({
          message: `No client certificate is good enough on ${nameOf(listener)}: there is no \`cafile\`.`,
          help: 'Name the authority that signed the clients’ certificates with `cafile`.',
          place: setting.place,
        });
      }
    }
  },
};
