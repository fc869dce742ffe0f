import { reloadCrash, rereadDefault, textsOf } from '@mosquitto-conf/config/internal';
import { addressOf } from '../../facts/listeners.js';
import { defaultAsListener } from '../../fixes/default-as-listener.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('default-listener-reload', {
  crashes: 'Mosquitto {release} crashes because of a reload with `{directive}` for the default listener.',
  moved: 'A reload applies `{directive}` of the default listener to {listener}.',
  movedWhy:
    'A reload ignores `port` and `bind_address`. The lines below them then belong to the `listener` above them.',
  listener: 'Write a `listener` line with its port above it, and remove `port` and `bind_address`.',
});

export const defaultListenerReload: CheckedRule = {
  id: 'default-listener-reload',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A reload crashes the broker because of a line that belongs to the default listener.',
  // config__create_default_listener
  why: 'A line belongs to the default listener if no `listener` is above it in its file. On a reload, 2.1 creates the default listener again for most of these lines, and frees the memory of all listeners although it still uses them. It crashes when a client connects, on the next reload, or when it ends. If a `listener` is above `port`, a reload applies the lines below `port` to that listener.',
  first: '2.1.0',
  explains: { line: ['default-listener'] },
  wrong: [
    {
      text: `
        allow_anonymous true
        port 1883
        max_connections 10
      `,
    },
    {
      text: `
        allow_anonymous true
        listener 1884
        port 1883
        max_connections 10
      `,
    },
  ],
  right: [
    {
      text: `
        allow_anonymous true
        listener 1883
        max_connections 10
      `,
    },
    {
      text: `
        port 1883
        socket_domain ipv4
        allow_anonymous true
      `,
    },
    {
      text: `
        port 1883
        max_connections 10
        allow_anonymous true
      `,
      target: '2.0.22',
    },
  ],
  check(context) {
    const { configuration, release, report } = context;
    const repair = () => ({ help: texts.listener, fixes: defaultAsListener(context) });
    const crash = reloadCrash(configuration, configuration);
    if (crash?.cause === 'default-listener') {
      const { directive, place } = crash;
      report({ ...repair(), message: texts.crashes({ release: release.name, directive }), place });
      return;
    }
    const [first] = rereadDefault(configuration).moved;
    if (!first) return;
    const { setting, listener } = first;
    const message = texts.moved({ directive: setting.directive.name, listener: addressOf(listener) });
    report({ ...repair(), message, why: texts.movedWhy, place: setting.place });
  },
};
