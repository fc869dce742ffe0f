import type { Certificate, Setting } from '@mosquitto-conf/config';
import { bridgeCapath, capath, requireCertificate } from '@mosquitto-conf/config/directives';
import { AUTHORITY, SERVER, TLS_FILES } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

export const authorityWithoutRoot: CheckedRule = {
  id: 'authority-without-root',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A CA file has no root certificate, so nothing that it vouches for is accepted.',
  why: 'OpenSSL follows a chain of certificates up to one that signs itself, and that one must be in the CA file. With an intermediate certificate alone, every certificate is refused: a bridge never connects, and no client gets through `require_certificate`.',
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
  check({ analysis, report }) {
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
      if (settings.has(isBridge ? bridgeCapath : capath)) continue;
      // Without it, clients are not asked for a certificate.
      if (!isBridge && !settings.get(requireCertificate)) continue;
      report({
        message: `\`${setting.value}\` has no root certificate: ${isBridge ? 'the bridge accepts no server' : 'no client is accepted'}.`,
        help: `Add the certificate of ${first.issuer === '' ? 'the root' : first.issuer} to the file.`,
        place: setting.place,
      });
    }
  },
};
