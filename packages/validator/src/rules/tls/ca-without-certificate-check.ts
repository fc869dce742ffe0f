import type { ListenerPolicy, Setting } from '@mosquitto-conf/config';
import { cafile, capath } from '@mosquitto-conf/config/directives';
import { textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { TLS_FILES } from '../../examples/example-files.js';
import { groupByFile, namesOf } from '../../facts/listeners.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('ca-without-certificate-check', {
  message: '`{directive}` has no effect: clients of {listeners} are not asked for a certificate.',
  help: 'Add `require_certificate true` if clients have certificates. If not, remove the line: the certificate chain of the server belongs in `certfile`.',
});

const TLS = `
  listener 8883
  allow_anonymous true
  certfile server.crt
  keyfile server.key
`;

export const caWithoutCertificateCheck: CheckedRule = {
  id: 'ca-without-certificate-check',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'A CA for client certificates is set, but the broker does not request certificates.',
  why: '`cafile` and `capath` are for the verification of client certificates, which the broker requires only with `require_certificate true`. Up to 1.6 a TLS listener needs one of them anyway; from 2.0 it does not.',
  first: '2.0.0',
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        cafile ca.crt
      `,
      files: TLS_FILES,
    },
  ],
  right: [
    { text: TLS, files: TLS_FILES },
    {
      text: `
        listener 8883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
        cafile ca.crt
        require_certificate true
      `,
      files: TLS_FILES,
    },
  ],
  check({ policies, report }) {
    const unused = policies.filter(
      (policy) =>
        authorityOf(policy) && !policy.requiresCertificate.value && policy.encryption.value === 'certificate',
    );
    for (const { policies, listeners } of groupByFile(unused)) {
      const authority = authorityOf(policies[0]!)!;
      report({
        message: texts.message({ directive: authority.directive.name, listeners: namesOf(listeners) }),
        help: texts.help,
        place: authority.place,
      });
    }
  },
};

function authorityOf({ listener: { settings }, release }: ListenerPolicy): Setting | undefined {
  return tlsSetting(settings, cafile, release) ?? tlsSetting(settings, capath, release);
}
