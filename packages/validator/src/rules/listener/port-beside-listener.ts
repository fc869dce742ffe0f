import { bindAddress, port as portDirective } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

export const portBesideListener: CheckedRule = {
  id: 'port-beside-listener',
  category: 'pitfall',
  severity: 'info',
  summary: '`port` or `bind_address` opens a listener in addition to the `listener` lines.',
  why: '`port` and `bind_address` belong to the default listener, not to a `listener` above or below them. The broker opens both, and the lines above the first `listener` belong to the default listener.',
  needsWhole: true,
  wrong: [
    {
      text: `
        allow_anonymous true
        port 1883
        listener 1884
      `,
    },
    {
      text: `
        allow_anonymous true
        listener 1884
        bind_address 127.0.0.1
      `,
      target: '2.0.11',
    },
  ],
  right: [
    {
      text: `
        allow_anonymous true
        listener 1883
        listener 1884
      `,
    },
    {
      text: `
        port 1883
        allow_anonymous true
      `,
    },
  ],
  check({ configuration, policies, report }) {
    const { settings, listeners } = configuration;
    const cause = settings.setting(portDirective) ?? settings.setting(bindAddress);
    const opened = policies.find(({ listener }) => listener.origin === 'default');
    const count = listeners.filter(({ origin }) => origin === 'listener').length;
    if (!cause || !opened || count === 0) return;
    const { listener, name, encryption, anonymous } = opened;
    const notes = [
      ...(encryption.value === undefined && policies.some((other) => other.encryption.value !== undefined)
        ? ['without TLS']
        : []),
      ...(anonymous.value ? ['also for anonymous clients'] : []),
    ];
    const how = notes.map((note) => `, ${note}`).join('');
    const address = listener.host === undefined ? `${listener.port}` : `${listener.port} ${listener.host}`;
    report({
      message: `This opens ${name}${how}, besides ${count === 1 ? 'the listener' : `the ${count} listeners`} of this configuration.`,
      help: `Write \`listener ${address}\`, with the lines that belong to it below, to have all of them alike; or remove the line.`,
      place: cause.place,
    });
  },
};
