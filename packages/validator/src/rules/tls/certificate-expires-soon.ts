import { SOON, SOON_KEY } from '../../examples/example-files.js';
import { certificatesThatCount, dayOf, describe, validityOf } from '../../facts/certificates.js';
import type { CheckedRule } from '../../rule.js';

const text = `
  listener 8883
  allow_anonymous true
  certfile server.crt
  keyfile server.key
`;
const files = { 'server.crt': SOON, 'server.key': SOON_KEY };

export const certificateExpiresSoon: CheckedRule = {
  id: 'certificate-expires-soon',
  category: 'security',
  severity: 'warning',
  summary: 'A certificate expires within 30 days, or within the last quarter of a short validity period.',
  why: 'From that day, clients that verify the certificate cannot connect, often all at once.',
  wrong: [{ text, files, machine: { now: '2026-06-15' } }],
  right: [{ text, files, machine: { now: '2026-05-15' } }],
  check({ analysis, report }) {
    for (const certificate of certificatesThatCount(analysis)) {
      if (validityOf(certificate, analysis.now) !== 'ending') continue;
      report({
        message: `${describe(certificate)} expires on ${dayOf(certificate.notAfter)}.`,
        help: 'Renew it, and see why that does not happen by itself if it should.',
        place: certificate.setting.place,
      });
    }
  },
};
