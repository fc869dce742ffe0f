import { AUTHORITY, EXPIRED, EXPIRED_KEY, TLS_FILES } from '../../examples/example-files.js';
import { certificatesThatCount, dayOf, describe, validityOf } from '../../facts/certificates.js';
import type { CheckedRule } from '../../rule.js';

export const certificateExpired: CheckedRule = {
  id: 'certificate-expired',
  category: 'security',
  severity: 'warning',
  summary: 'A certificate is expired, or not valid yet.',
  why: 'The broker starts anyway. Clients that verify the certificate cannot connect, and clients that can connect do not verify it.',
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
      `,
      files: { 'server.crt': EXPIRED, 'server.key': EXPIRED_KEY },
      machine: { now: '2026-01-01' },
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
      machine: { now: '2019-06-01' },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
      `,
      files: TLS_FILES,
      machine: { now: '2026-01-01' },
    },
  ],
  check({ analysis, report }) {
    for (const certificate of certificatesThatCount(analysis)) {
      const validity = validityOf(certificate, analysis.now);
      if (validity !== 'expired' && validity !== 'early') continue;
      const { notBefore, notAfter, setting } = certificate;
      report({
        message:
          validity === 'expired'
            ? `${describe(certificate)} expired on ${dayOf(notAfter)}.`
            : `${describe(certificate)} is not good before ${dayOf(notBefore)}.`,
        help:
          validity === 'expired'
            ? 'Renew it and let the broker read it again: a reload does from 2.0, before that a restart.'
            : "Set the machine's clock right, or use the certificate that is good today.",
        place: setting.place,
      });
    }
  },
};
