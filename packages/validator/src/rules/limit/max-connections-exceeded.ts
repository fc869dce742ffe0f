import { textsOf } from '@mosquitto-conf/config/internal';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('max-connections-exceeded', {
  endsTwice: 'More than {count} clients connect over time: Mosquitto {release} counts wrongly.',
  whyEndsTwice:
    'When a session ends, its connection is counted down a second time. Each client that comes and goes makes room for one more.',
  keepsRefused:
    'WebSockets clients that are refused count towards `max_connections {count}` until a restart.',
  whyKeepsRefused:
    'After {count} refused clients, no WebSockets client can connect any more, even if all others have left.',
  update: 'Update to 2.0.12 or later, or limit connections in a firewall or proxy.',
  updateWeb: 'Update to 2.1, or remove the line and limit connections in a proxy in front of the listener.',
});

export const maxConnectionsExceeded: CheckedRule = {
  id: 'max-connections-exceeded',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'The release counts the connections for `max_connections` wrongly.',
  // net__socket_close, LWS_CALLBACK_ESTABLISHED
  why: 'From 1.5.6 to 2.0.11 the limit is exceeded; from 1.4.11 to 1.6.4 refused WebSockets clients use it up.',
  noFix: 'Another release is necessary.',
  first: '1.4.11',
  last: '2.0.11',
  wrong: [
    {
      text: `
        listener 1883
        max_connections 100
        allow_anonymous true
      `,
      target: '2.0.11',
    },
    {
      text: `
        listener 1883
        listener 9001
        protocol websockets
        max_connections 100
      `,
      target: '1.5.5',
    },
  ],
  right: [
    {
      text: `
        listener 1883
        max_connections 100
        allow_anonymous true
      `,
      target: '2.0.12',
    },
    {
      text: `
        listener 1883
        max_connections 100
      `,
      target: '1.5.5',
    },
  ],
  check({ policies, release, report }) {
    for (const { limits } of policies) {
      const { maxConnections, connectionCounting } = limits;
      const { value: count, setting } = maxConnections;
      if (count === undefined || !setting) continue;
      const { place } = setting;
      if (connectionCounting.keepsRefused)
        report({
          message: texts.keepsRefused({ count }),
          why: texts.whyKeepsRefused({ count }),
          help: texts.updateWeb,
          place,
        });
      else if (connectionCounting.endsTwice)
        report({
          message: texts.endsTwice({ count, release: release.name }),
          why: texts.whyEndsTwice,
          help: texts.update,
          place,
        });
    }
  },
};
