import { cafile, certfile } from '@mosquitto-conf/config/directives';
import { textsOf, tlsSetting } from '@mosquitto-conf/config/internal';
import { SELF_SIGNED, SELF_SIGNED_KEY, TLS_FILES } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('certificate-is-own-authority', {
  message: '`{file}` is both the certificate of the server and the CA for clients.',
  help: 'Create a CA, and sign the certificate with it. If clients have no certificates, remove `cafile`.',
});

export const certificateIsOwnAuthority: CheckedRule = {
  id: 'certificate-is-own-authority',
  texts,
  category: 'security',
  severity: 'info',
  summary: 'The server’s certificate is self-signed and is its own CA.',
  why: 'Clients can then trust only this one certificate, and each renewal must reach all clients. Create your own CA once and store it elsewhere: it can sign many certificates, for clients too.',
  explains: { line: ['ca-without-certificate-check'] },
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
        cafile server.crt
        certfile server.crt
        keyfile server.key
      `,
      files: { 'server.crt': SELF_SIGNED, 'server.key': SELF_SIGNED_KEY },
    },
  ],
  right: [
    {
      text: `
        listener 8883
        allow_anonymous true
        cafile ca.crt
        certfile server.crt
        keyfile server.key
      `,
      files: TLS_FILES,
    },
  ],
  check({ analysis, configuration, release, report }) {
    const shown = analysis.certificates.filter(({ authority, index }) => !authority && index === 0);
    const firsts = new Map(shown.map((certificate) => [certificate.owner, certificate]));
    for (const listener of configuration.listeners) {
      const { settings } = listener;
      const authority = tlsSetting(settings, cafile, release);
      if (!authority || authority.value !== settings.setting(certfile)?.value) continue;
      const own = firsts.get(listener);
      if (!own?.selfIssued) continue;
      report({
        message: texts.message({ file: authority.value }),
        help: texts.help,
        place: authority.place,
      });
    }
  },
};
