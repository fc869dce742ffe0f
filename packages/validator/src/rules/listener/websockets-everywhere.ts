import { knows } from '@mosquitto-conf/config';
import { socketDomain } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { LineEdits } from '../../fixes/line-edits.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('websockets-everywhere', {
  fix: 'Listen only on the address: socket_domain ipv4',
});

export const websocketsEverywhere = {
  id: 'websockets-everywhere',
  texts,
  category: 'security',
  severity: 'warning',
  summary: 'Up to 2.0, a WebSockets listener with an IPv4 address is open on all addresses.',
  why: 'Up to 2.0, libwebsockets opens these listeners. Its usual build uses an IPv6 socket, ignores an IPv4 address, and listens on all addresses of the machine. `socket_domain ipv4` turns IPv6 off, and the address counts.',
  first: '1.4.9',
  last: '2.0.22',
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true

        listener 9001 127.0.0.1
        protocol websockets
      `,
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true

        listener 9001 127.0.0.1
        protocol websockets
        socket_domain ipv4
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true

        listener 9001 127.0.0.1
        protocol websockets
      `,
    },
  ],
  fix: ({ place }, { configuration, release }) => {
    const listener = configuration.listeners.find(
      (one) => one.place?.file === place?.file && one.place?.line === place?.line,
    );
    const isIpv4 = listener?.host !== undefined && !listener.host.includes(':');
    if (!place || !isIpv4 || !knows(release, socketDomain)) return [];
    return [new LineEdits(configuration).insertBelow(place, 'socket_domain ipv4').fix(texts.fix, false)];
  },
} satisfies ReportedRule;
