import { port as portDirective } from '@mosquitto-conf/config/directives';
import type { CheckedRule } from '../../rule.js';

export const portBesideListener: CheckedRule = {
  id: 'port-beside-listener',
  category: 'pitfall',
  severity: 'info',
  summary: '`port` opens a listener in addition to the `listener` lines.',
  why: '`port` is the port of the default listener, not of a `listener` below it. The broker opens both, and the lines above the first `listener` belong to the default listener.',
  wrong: [
    {
      text: `
        allow_anonymous true
        port 1883
        listener 1884
      `,
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
  check({ configuration, report }) {
    const port = configuration.settings.setting(portDirective);
    const listeners = configuration.listeners.filter(({ origin }) => origin === 'listener');
    if (!port || listeners.length === 0) return;
    report({
      message: `This opens port ${port.value} besides ${listeners.length === 1 ? 'the listener' : `the ${listeners.length} listeners`} of this configuration.`,
      help: `Write \`listener ${port.value}\`, with the lines that belong to it below, to have all of them alike; or remove the line.`,
      place: port.place,
    });
  },
};
