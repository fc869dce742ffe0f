import { type Configuration, since } from '@mosquitto-conf/config';
import { cafile, capath, certfile, keyfile } from '@mosquitto-conf/config/directives';
import { bridgeEncryption, textsOf } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { addressPlace, isLocal } from '../../facts/network.js';
import { strayLines } from '../../facts/stray-lines.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { CheckedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

const texts = textsOf('tls-port-in-clear', {
  listener: 'Clients expect TLS on port {port}, but the listener is not encrypted.',
  addCertificate:
    'Add `certfile` and `keyfile` below this line. If the listener should not be encrypted, use port 1883.',
  addCertificateOrOther:
    'Add `certfile` and `keyfile` below this line. If the listener should not be encrypted, use another port.',
  bridge: 'The bridge `{bridge}` connects to port {port} without TLS.',
  bridgeWhy: 'A bridge uses TLS only if a CA is set. The port number does not matter.',
  addAuthority:
    'Add `bridge_cafile` with the CA of the other broker. If its certificate is from a public CA, `bridge_tls_use_os_certs true` is enough (from 2.1).',
});

/** Where clients expect TLS. Test servers and examples use 8884 in addition to 8883; 8084 and 443 are for browsers. */
const PORTS: ReadonlySet<number> = new Set([443, 8084, 8883, 8884]);

export const tlsPortInClear: CheckedRule = {
  id: 'tls-port-in-clear',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A port where clients expect TLS, such as 8883, is not encrypted.',
  why: 'The port number does not enable encryption. Clients that use TLS cannot connect, and other clients send passwords and messages in clear text.',
  explains: { section: ['passwords-in-clear', 'bridge-login-in-clear', 'bridge-login-over-internet'] },
  wrong: [
    {
      text: `
        listener 8883
        allow_anonymous true
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        topic sensors/# out 1
      `,
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
    },
    {
      text: `
        listener 8084 127.0.0.1
        allow_anonymous true
        protocol websockets
      `,
    },
    {
      text: `
        connection attic
        address attic.lan:8883
        bridge_cafile ca.crt
        topic sensors/# out 1
      `,
      files: { 'ca.crt': AUTHORITY },
    },
  ],
  check({ configuration, policies, release, report }) {
    for (const { listener, encryption, proxyProtocol } of policies) {
      const { port, settings, place } = listener;
      if (!place || !PORTS.has(port) || encryption.value !== undefined) continue;
      // `incomplete-tls` reports half of a set; behind a proxy on this machine, TLS ends at the proxy.
      const half = [certfile, keyfile, cafile, capath].some((directive) => settings.has(directive));
      if (half || isLocal(listener) || proxyProtocol.value !== undefined) continue;
      if (isCertificateAbove(configuration, place.file)) continue;
      report({
        message: texts.listener({ port }),
        help: port === 8883 ? texts.addCertificate : texts.addCertificateOrOther,
        place,
      });
    }
    for (const bridge of configuration.bridges) {
      const address = bridge.addresses.find(({ port }) => PORTS.has(port));
      if (!address || bridgeEncryption(bridge)) continue;
      report({
        message: texts.bridge({ bridge: bridge.name, port: address.port }),
        why: texts.bridgeWhy,
        help: texts.addAuthority,
        place: addressPlace(bridge),
        fixes: since(release, '2.1')
          ? [
              new LineEdits(configuration)
                .insertBelow(addressPlace(bridge), 'bridge_tls_use_os_certs true')
                .fix(fixTitles.add({ line: 'bridge_tls_use_os_certs true' }), false),
            ]
          : [],
      });
    }
  },
};

/** Whether a certificate is above the first `listener` of a file, and so missing below it: `above-listener` reports that. */
function isCertificateAbove(configuration: Configuration, file: string): boolean {
  // On such a port the default listener may be the one that it is for.
  if (configuration.listeners.some(({ origin, port }) => origin === 'default' && PORTS.has(port)))
    return false;
  return strayLines(configuration).some(
    ({ source, lines }) => source.path === file && lines.some(({ name }) => name.text === certfile.name),
  );
}
