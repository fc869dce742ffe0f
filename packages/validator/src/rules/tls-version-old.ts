import { since } from '@mosquitto-conf/config';
import { AUTHORITY, TLS_FILES } from '../example-files.js';
import { withValue } from '../line-fixes.js';
import type { Rule } from '../rule.js';

const OLD: ReadonlySet<unknown> = new Set(['tlsv1', 'tlsv1.1']);
const TLS = 'listener 8883\nallow_anonymous true\ncertfile server.crt\nkeyfile server.key\n';
const BRIDGE = 'connection attic\naddress attic.lan:8883\nbridge_cafile ca.crt\ntopic sensors/# out 1\n';
const TITLE = 'Write tlsv1.2';

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
  check(context) {
    const { configuration, release, report } = context;
    // From 2.1 the broker itself complains of listeners.
    const settings = since(release, '2.1')
      ? []
      : configuration.listeners.map((listener) => listener.settings.get('tls_version'));
    settings.push(...configuration.bridges.map((bridge) => bridge.settings.get('bridge_tls_version')));
    for (const setting of settings) {
      if (!setting || !OLD.has(setting.value)) continue;
      report({
        message: `\`${setting.value}\` is not safe any more.`,
        help: 'Write `tlsv1.2`; devices that know nothing newer get a listener of their own, in a network of their own.',
        place: setting.place,
        fixes: withValue(context, setting.place, TITLE, false, 'tlsv1.2'),
      });
    }
  },
  fix: ({ place }, context) => (place ? withValue(context, place, TITLE, false, 'tlsv1.2') : []),
};
