import { textsOf } from '@mosquitto-conf/config/internal';
import { SOON, SOON_KEY } from '../../examples/example-files.js';
import { certificateName, certificatesThatCount, dayOf, validityOf } from '../../facts/certificates.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('certificate-expires-soon', {
  message: '{certificate} expires on {day}.',
  help: 'Renew the certificate before that day. If it should be renewed automatically, find out why that failed.',
});

const text = `
  listener 8883
  allow_anonymous true
  certfile server.crt
  keyfile server.key
`;
const files = { 'server.crt': SOON, 'server.key': SOON_KEY };

export const certificateExpiresSoon: CheckedRule = {
  id: 'certificate-expires-soon',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A certificate expires within 30 days, or within the last quarter of a short validity period.',
  why: 'From that day, clients that verify the certificate cannot connect, often all at once.',
  noFix: noFix.certificate,
  wrong: [{ text, files, machine: { now: '2026-06-15' } }],
  right: [{ text, files, machine: { now: '2026-05-15' } }],
  check({ analysis, report }) {
    for (const certificate of certificatesThatCount(analysis)) {
      if (validityOf(certificate, analysis.now) !== 'ending') continue;
      report({
        message: texts.message({
          certificate: certificateName(certificate),
          day: dayOf(certificate.notAfter),
        }),
        help: texts.help,
        place: certificate.setting.place,
      });
    }
  },
};
