import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { withValue } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const tlsVersionOld = {
  id: 'tls-version-old',
  category: 'security',
  severity: 'warning',
  summary: 'A listener or a bridge uses TLS 1.0 or 1.1.',
  why: 'Both versions are deprecated because of known weaknesses (RFC 8996), and current libraries no longer support them.',
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.1
      `,
      files: TLS_FILES,
    },
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.1
      `,
      files: TLS_FILES,
      target: '2.0.22',
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
        bridge_tls_version tlsv1.1
      `,
      files: { 'ca.crt': AUTHORITY },
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.2
      `,
      files: TLS_FILES,
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
        bridge_tls_version tlsv1.3
      `,
      files: { 'ca.crt': AUTHORITY },
    },
  ],
  fix: ({ place }, context) =>
    place ? withValue(context, place, fixTitles.write({ value: 'tlsv1.2' }), false, 'tlsv1.2') : [],
} satisfies ReportedRule;
