import type { BridgeAddress, Listener } from '@mosquitto-conf/config';
import { addressPlace, isLoopback } from '../../facts/network.js';
import type { Rule } from '../../rule.js';

const LISTENER = 'listener 1883\nallow_anonymous true\n\n';
const TOPIC = 'topic house/# out 1\n';

export const bridgeToItself: Rule = {
  id: 'bridge-to-itself',
  category: 'pitfall',
  severity: 'warning',
  summary: 'A bridge connects to a listener of its own broker.',
  why: 'Each message that goes out comes in again at once and goes out again. In a container, `localhost` is the container itself and not the machine around it.',
  wrong: [
    { text: `${LISTENER}connection attic\naddress localhost:1883\n${TOPIC}` },
    {
      text: `listener 1883 192.168.1.10\nallow_anonymous true\n\nconnection attic\naddress 192.168.1.10:1883\n${TOPIC}`,
    },
  ],
  right: [
    { text: `${LISTENER}connection attic\naddress localhost:1884\n${TOPIC}` },
    { text: `${LISTENER}connection attic\naddress 192.168.1.20:1883\n${TOPIC}` },
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
        message: `\`${own.host}:${own.port}\` is this broker itself.`,
        help: 'Name the address of the other broker.',
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
