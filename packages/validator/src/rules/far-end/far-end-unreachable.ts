import type { BridgeAddress, ListenerPolicy } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { bothEnds, placesAtFarEnd } from '../../facts/far-ends.js';
import { addressPlace } from '../../facts/network.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule } from '../../rule.js';
import { farEndTexts } from '../../texts/far-ends.js';

const texts = textsOf('far-end-unreachable', {
  message: '`{file}` has no listener that the bridge `{bridge}` reaches at port {port}.',
  onlyLocal: 'The listener on port {port} of `{file}` accepts only clients on its own machine.',
  otherProtocol: 'The listener on port {port} of `{file}` does not accept MQTT over TCP.',
  help: 'Write the port of a listener of the other broker, or add `listener {port}` there. If a container or router changes the port, disable this rule in this line.',
  openHelp: 'Add `listener {port}` without a loopback address to `{file}`, and decide who may connect.',
  protocolHelp: 'Write the port of a listener with `protocol mqtt`: bridges do not use WebSockets or HTTP.',
});

export const farEndUnreachable: CheckedRule = {
  id: 'far-end-unreachable',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'The broker at the other end of a bridge has no listener at the address of the bridge.',
  why: 'The bridge cannot connect. It tries again and again, and its outgoing messages wait until the queue is full.',
  noFix: noFix.service,
  needsWhole: true,
  wrong: [
    {
      text: `
        connection cloud
        address cloud.example.com:1884
        topic house/# out 1
      `,
      files: {
        'cloud.conf': `
          listener 1883
          allow_anonymous true
        `,
      },
      bridges: { cloud: 'cloud.conf' },
    },
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1
      `,
      files: { 'cloud.conf': 'persistence true\n' },
      bridges: { cloud: 'cloud.conf' },
    },
  ],
  right: [
    {
      text: `
        connection cloud
        address cloud.example.com:1883
        topic house/# out 1
      `,
      files: {
        'cloud.conf': `
          listener 1883
          allow_anonymous true
        `,
      },
      bridges: { cloud: 'cloud.conf' },
    },
  ],
  check(context) {
    for (const { bridge, farEnd, policies, policy } of bothEnds(context)) {
      if (policy && policy.protocol.value === 'mqtt') continue;
      const address = bridge.addresses[0]!;
      const { port } = policy?.listener ?? address;
      const seen = policy ?? policies.find((one) => isAt(one, address));
      const file = farEnd.path;
      const finding = policy
        ? { message: texts.otherProtocol({ port, file }), help: texts.protocolHelp }
        : seen
          ? { message: texts.onlyLocal({ port, file }), help: texts.openHelp({ port, file }) }
          : { message: texts.message({ file, bridge: bridge.name, port }), help: texts.help({ port }) };
      context.report({
        ...finding,
        place: addressPlace(bridge),
        relatedPlaces: placesAtFarEnd(farEnd, farEndTexts.listener, seen?.place),
      });
    }
  },
};

function isAt({ listener }: ListenerPolicy, { port }: BridgeAddress): boolean {
  return listener.port === port && listener.unixSocketPath === undefined;
}
