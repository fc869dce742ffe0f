import { textsOf } from '@mosquitto-conf/config/internal';
import { isForContainer } from '../../facts/containers.js';
import { isLocal } from '../../facts/network.js';
import { forDecision } from '../../fixes/fix.js';
import { withValue } from '../../fixes/found-fixes.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('container-loopback', {
  message: 'Only programs in the same container can connect: every listener is on a loopback address.',
  fix: 'Accept clients from outside the container: listener {port}',
  help: 'Write `listener {port}` without an address, and limit access where you publish the port: `-p 127.0.0.1:{port}:{port}`.',
});

export const containerLoopback: CheckedRule = {
  id: 'container-loopback',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'In a container, every listener is on a loopback address, where no client reaches it.',
  why: 'A container has a loopback interface of its own. A listener on 127.0.0.1 accepts only programs of the same container; connections through a published port arrive at its other addresses and are refused. Paths below `/mosquitto/`, as in the official image, show that the configuration is for a container.',
  needsWhole: true,
  wrong: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location /mosquitto/data/
      `,
      machine: { elsewhere: true },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file /mosquitto/config/passwd
        persistence true
        persistence_location /mosquitto/data/
      `,
      machine: { elsewhere: true },
    },
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location /var/lib/mosquitto/
      `,
      machine: { elsewhere: true },
    },
  ],
  check(context) {
    const { analysis, configuration, policies, report } = context;
    const [first] = policies.flatMap(({ listener }) =>
      listener.place && listener.host !== undefined ? [listener] : [],
    );
    if (!first?.place || !(analysis.container || isForContainer(configuration))) return;
    // A bridge of the container needs no client from outside.
    if (configuration.bridges.length > 0 || !policies.every(({ listener }) => isLocal(listener))) return;
    if (policies.some(({ listener }) => listener.unixSocketPath !== undefined)) return;
    report({
      message: texts.message,
      help: texts.help({ port: first.port }),
      place: first.place,
      fixes: withValue(context, first.place, texts.fix({ port: first.port }), false, String(first.port)).map(
        forDecision,
      ),
    });
  },
};
