import { since } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY, EXPIRED, EXPIRED_KEY, TLS_FILES } from '../../examples/example-files.js';
import { certificateName, certificatesThatCount, dayOf, validityOf } from '../../facts/certificates.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('certificate-expired', {
  expired: '{certificate} expired on {day}.',
  early: '{certificate} is not valid before {day}.',
  renewAndReload: 'Renew the certificate, then send SIGHUP to the broker so that it reads the file again.',
  renewAndRestart: 'Renew the certificate, then restart the broker.',
  setClock: 'Correct the clock of this machine, or use a certificate that is valid today.',
});

export const certificateExpired: CheckedRule = {
  id: 'certificate-expired',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A certificate is expired, or not valid yet.',
  why: 'The broker starts anyway. Clients that verify the certificate cannot connect, and clients that can connect do not verify it.',
  noFix: noFix.certificate,
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
  check({ analysis, release, report }) {
    for (const certificate of certificatesThatCount(analysis)) {
      const validity = validityOf(certificate, analysis.now);
      if (validity !== 'expired' && validity !== 'early') continue;
      const { notBefore, notAfter, setting } = certificate;
      const name = certificateName(certificate);
      // From 2.0, a reload reads the files of listeners again (listeners__reload_all_certificates), not those of bridges.
      const isReloaded = since(release, '2.0') && !setting.directive.name.startsWith('bridge_');
      report({
        message:
          validity === 'expired'
            ? texts.expired({ certificate: name, day: dayOf(notAfter) })
            : texts.early({ certificate: name, day: dayOf(notBefore) }),
        help:
          validity === 'early' ? texts.setClock : isReloaded ? texts.renewAndReload : texts.renewAndRestart,
        place: setting.place,
      });
    }
  },
};
