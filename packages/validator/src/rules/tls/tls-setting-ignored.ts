import type { Directive, ListenerPolicy, Text } from '@mosquitto-conf/config';
import {
  capath,
  crlfile,
  pskHint,
  requireCertificate,
  tlsEngineKpassSha1,
  tlsKeyform,
  tlsVersion,
} from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { TLS_FILES } from '../../examples/example-files.js';
import { forDecision } from '../../fixes/fix.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('tls-setting-ignored', {
  websockets: '`{directive}` has no effect on a WebSockets listener before 2.1.',
  http: '`{directive}` has no effect on the HTTP interface.',
  plain: 'The port opens without TLS: passwords and messages are sent in clear text.',
  revoked: 'Clients with a revoked certificate can still connect.',
  unchecked: 'Clients without a certificate can connect.',
  versions: 'Clients can use every TLS version that the TLS library of the broker accepts.',
  other: 'The library that serves the listener does not get this setting, and the broker logs nothing.',
  useOther: 'Remove the line, use a listener with `protocol mqtt`, or update to Mosquitto 2.1.',
  addCertificate: 'Remove the line, and add `certfile` and `keyfile`. Or update to Mosquitto 2.1.',
  useProxy:
    'Remove the line. If you need it, put a reverse proxy with this setting in front of the listener.',
  remove: 'Remove the line.',
});

/** What follows from a line without effect. */
const CONSEQUENCES: ReadonlyMap<Directive, Text> = new Map<Directive, Text>([
  [pskHint, texts.plain],
  [crlfile, texts.revoked],
  [requireCertificate, texts.unchecked],
  [tlsVersion, texts.versions],
]);

/** Reported elsewhere, or of no meaning without `tls_engine`. */
const SILENT: readonly Directive[] = [capath, tlsKeyform, tlsEngineKpassSha1];

export const tlsSettingIgnored: CheckedRule = {
  id: 'tls-setting-ignored',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'A TLS setting has no effect, because of the protocol of the listener.',
  why: 'Up to 2.0, libwebsockets serves `protocol websockets`, with TLS of its own. The broker passes on the certificate, the key, `cafile`, `require_certificate` and the ciphers, and nothing else: revoked certificates are accepted, and a listener with pre-shared keys is not encrypted. The HTTP interface of 2.1 uses only `certfile` and `keyfile`. The broker logs nothing about it.',
  explains: { section: ['tls-port-in-clear', 'passwords-in-clear'] },
  wrong: [
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
        listener 8883
        protocol websockets
        cafile ca.crt
        certfile server.crt
        keyfile server.key
        require_certificate true
        crlfile revoked.crl
      `,
      files: TLS_FILES,
      target: '2.0.22',
    },
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
        listener 9001
        protocol websockets
        psk_hint garden
        psk_file keys
      `,
      files: { keys: 'lamp:0123456789abcdef\n' },
      target: '2.0.22',
    },
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
        listener 8083
        protocol websockets
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.3
      `,
      files: TLS_FILES,
      target: '1.6.15',
    },
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
        listener 8080 localhost
        protocol http_api
        certfile server.crt
        keyfile server.key
        crlfile revoked.crl
      `,
      files: TLS_FILES,
    },
  ],
  right: [
    {
      text: `
        listener 1883 localhost
        allow_anonymous true
        listener 8083
        protocol websockets
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.3
      `,
      files: TLS_FILES,
    },
  ],
  check({ configuration, policies, report }) {
    for (const policy of policies) {
      for (const directive of policy.ignoredTls) {
        const setting = policy.listener.settings.setting(directive);
        if (!setting?.value || SILENT.includes(directive) || !isMissed(directive, policy)) continue;
        const name = { directive: directive.name };
        const isHttp = !policy.admitsClients;
        report({
          message: isHttp ? texts.http(name) : texts.websockets(name),
          why: CONSEQUENCES.get(directive) ?? texts.other,
          help: isHttp ? texts.useProxy : directive === pskHint ? texts.addCertificate : texts.useOther,
          place: setting.place,
          fixes: [
            forDecision(new LineEdits(configuration).remove(setting.place).fix(fixTitles.removeLine, false)),
          ],
        });
      }
    }
  },
};

/** Whether a line would mean something if the listener followed it. */
function isMissed(directive: Directive, { encryption }: ListenerPolicy): boolean {
  return directive === pskHint ? encryption.value === undefined : encryption.value !== undefined;
}
