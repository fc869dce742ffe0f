import type { BridgeAddress, Listener } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { addressPlace, isLoopback } from '../../facts/network.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('bridge-to-itself', {
  message: '`{host}:{port}` is a listener of this broker.',
  help: 'Write the address of the other broker.',
});

export const bridgeToItself: CheckedRule = {
  id: 'bridge-to-itself',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge connects to a listener of its own broker.',
  why: 'Each outgoing message returns immediately and is sent again. In a container, `localhost` is the container, not the host.',
  noFix: noFix.service,
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true

        connection attic
        address localhost:1883
        topic house/# out 1
      `,
    },
    {
      text: `
        listener 1883 192.168.1.10
        allow_anonymous true

        connection attic
        address 192.168.1.10:1883
        topic house/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883
        allow_anonymous true

        connection attic
        address localhost:1884
        topic house/# out 1
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true

        connection attic
        address 192.168.1.20:1883
        topic house/# out 1
      `,
    },
  ],
  check({ configuration, report }) {
    const byPort = new Map<number, Listener[]>();
    for (const listener of configuration.listeners) {
      const others = byPort.get(listener.port);
      if (!others) byPort.set(listener.port, [listener]);
      else if (others.length < 100) others.push(listener);
    }
    for (const bridge of configuration.bridges) {
      const own = bridge.addresses.find((address) =>
        byPort.get(address.port)?.some((one) => answers(one, address)),
      );
      if (!own) continue;
      report({
        message: texts.message({ host: own.host, port: own.port }),
        help: texts.help,
        place: addressPlace(bridge),
      });
    }
  },
};

function answers({ host, port, unixSocketPath }: Listener, address: BridgeAddress): boolean {
  if (port !== address.port || unixSocketPath !== undefined) return false;
  if (host === address.host) return true;
  if (!isLoopback(address.host)) return false;
  return host === undefined || /^(0\.0\.0\.0|::|\*)$/.test(host) || isLoopback(host);
}
