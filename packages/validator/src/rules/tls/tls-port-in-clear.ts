import { cafile, capath, certfile, keyfile } from '@mosquitto-conf/config/directives';
import { bridgeEncryption } from '@mosquitto-conf/config/internal';
import { AUTHORITY, TLS_FILES } from '../../examples/example-files.js';
import { addressPlace, isLocal } from '../../facts/network.js';
import type { CheckedRule } from '../../rule.js';

/** Where everybody expects TLS. 8884 is what test servers and examples use beside 8883, 8084 and 443 are for browsers. */
const PORTS: ReadonlySet<number> = new Set([443, 8084, 8883, 8884]);

export const tlsPortInClear: CheckedRule = {
  id: 'tls-port-in-clear',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A port where clients expect TLS, such as 8883, is not encrypted.',
  why: 'The port number does not enable encryption. Clients that use TLS cannot connect, and other clients send passwords and messages in clear text.',
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
  check({ configuration, policies, report }) {
    for (const { listener, encryption, proxyProtocol } of policies) {
      const { port, settings, place } = listener;
      if (!place || !PORTS.has(port) || encryption.value !== undefined) continue;
      // Half a set is reported as such; behind a proxy on this machine TLS has ended already.
      const half = [certfile, keyfile, cafile, capath].some((directive) => settings.has(directive));
      if (half || isLocal(listener) || proxyProtocol.value !== undefined) continue;
      report({
        message: `Port ${port} is not encrypted.`,
        help: `Add \`certfile\` and \`keyfile\` below this line, or open ${port === 8883 ? '1883' : 'another port'} if it is meant to be unencrypted.`,
        place,
      });
    }
    for (const bridge of configuration.bridges) {
      const address = bridge.addresses.find(({ port }) => PORTS.has(port));
      if (!address || bridgeEncryption(bridge)) continue;
      report({
        message: `The bridge \`${bridge.name}\` does not encrypt, although it connects to port ${address.port}.`,
        why: 'A bridge speaks TLS when it is told whom to trust; the port does not matter.',
        help: 'Add `bridge_cafile` with the CA of the other broker, or `bridge_tls_use_os_certs true` (from 2.1) if its certificate is a public one.',
        place: addressPlace(bridge),
      });
    }
  },
};
