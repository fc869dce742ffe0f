import type { Certificate, Setting } from '@mosquitto-conf/config';
import { bridgeCapath, capath, requireCertificate } from '@mosquitto-conf/config/directives';
import { textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { AUTHORITY, SERVER, TLS_FILES } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('authority-without-root', {
  bridge: '`{file}` has no root certificate, so the bridge accepts no server.',
  clients: '`{file}` has no root certificate, so no client certificate is accepted.',
  addIssuer: 'Add the certificate of {issuer} to the file.',
  addRoot: 'Add the root certificate to the file.',
});

export const authorityWithoutRoot: CheckedRule = {
  id: 'authority-without-root',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A CA file has no root certificate, so no certificate that it signed is accepted.',
  why: 'OpenSSL follows a chain of certificates up to one that signs itself, and that one must be in the CA file. With only an intermediate certificate, every certificate is refused: a bridge never connects, and with `require_certificate true` no client does.',
  noFix: noFix.certificate,
  wrong: [
    {
      text: `
        connection attic
        address attic.lan:8883
        topic sensors/# out 1
        bridge_cafile intermediate.crt
      `,
      files: { 'intermediate.crt': SERVER },
      machine: { now: '2026-06-01' },
    },
  ],
  right: [
    {
      text: `
        connection attic
        address attic.lan:8883
        topic sensors/# out 1
        bridge_cafile chain.crt
      `,
      files: { 'chain.crt': `${SERVER}${AUTHORITY}` },
    },
    {
      text: `
        listener 8883
        cafile ca.crt
        certfile server.crt
        keyfile server.key
        require_certificate true
        use_identity_as_username true
      `,
      files: TLS_FILES,
    },
  ],
  check({ analysis, release, report }) {
    const files = new Map<Setting<string>, Certificate[]>();
    for (const certificate of analysis.certificates) {
      if (!certificate.authority) continue;
      const found = files.get(certificate.setting) ?? [];
      files.set(certificate.setting, [...found, certificate]);
    }
    const { problems, remarks } = analysis.report;
    const swapped = [...problems, ...remarks].filter(({ code }) => code === 'tls-files-swapped');
    const isSwapped = ({ place }: Setting) => swapped.some((found) => found.place === place);
    for (const [setting, certificates] of files) {
      const [first] = certificates;
      if (isSwapped(setting)) continue;
      if (!first || certificates.some(({ selfIssued }) => selfIssued)) continue;
      const { settings } = first.owner;
      const isBridge = setting.directive.name === 'bridge_cafile';
      if (tlsSetting(settings, isBridge ? bridgeCapath : capath, release)) continue;
      // Without it, clients are not asked for a certificate.
      if (!isBridge && !tlsSetting(settings, requireCertificate, release)?.value) continue;
      report({
        message: (isBridge ? texts.bridge : texts.clients)({ file: setting.value }),
        help: first.issuer === '' ? texts.addRoot : texts.addIssuer({ issuer: first.issuer }),
        place: setting.place,
      });
    }
  },
};
