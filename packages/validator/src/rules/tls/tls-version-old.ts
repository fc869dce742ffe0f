import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { withValue } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

const TLS = 'listener 8883\nallow_anonymous true\ncertfile server.crt\nkeyfile server.key\n';
const BRIDGE = 'connection attic\naddress attic.lan:8883\nbridge_cafile ca.crt\ntopic sensors/# out 1\n';

export const tlsVersionOld: Rule = {
  id: 'tls-version-old',
  category: 'security',
  severity: 'warning',
  summary: 'A listener or a bridge still speaks TLS 1.0 or 1.1.',
  why: 'Both have been given up for known weaknesses (RFC 8996), and current libraries no longer speak them.',
  wrong: [
    { text: `${TLS}tls_version tlsv1.1\n`, files: TLS_FILES },
    { text: `${TLS}tls_version tlsv1.1\n`, files: TLS_FILES, target: '2.0.22' },
    { text: `${BRIDGE}bridge_tls_version tlsv1.1\n`, files: { 'ca.crt': AUTHORITY } },
  ],
  right: [
    { text: `${TLS}tls_version tlsv1.2\n`, files: TLS_FILES },
    { text: `${BRIDGE}bridge_tls_version tlsv1.3\n`, files: { 'ca.crt': AUTHORITY } },
  ],
  fix: ({ place }, context) => (place ? withValue(context, place, 'Write tlsv1.2', false, 'tlsv1.2') : []),
};
