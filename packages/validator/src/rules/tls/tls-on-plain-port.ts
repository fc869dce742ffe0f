import { textsOf } from '@mosquitto-conf/config/internal';
import { TLS_FILES } from '../../examples/example-files.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('tls-on-plain-port', {
  message: 'This line enables TLS on port 1883, where clients expect none.',
  help: 'Use port 8883 for TLS, or move the line below the `listener` it is for.',
});

export const tlsOnPlainPort: CheckedRule = {
  id: 'tls-on-plain-port',
  texts,
  category: 'pitfall',
  severity: 'info',
  summary: 'Port 1883, where clients expect no TLS, uses TLS.',
  why: 'By default clients use port 1883 without encryption, and their connection fails without a clear reason. The certificates may be meant for another listener: they belong to the listener above them.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        certfile server.crt
        keyfile server.key
      `,
      files: TLS_FILES,
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
  ],
  check({ policies, report }) {
    for (const { listener, encryption } of policies) {
      const { setting } = encryption;
      if (listener.port !== 1883 || !setting) continue;
      report({
        message: texts.message,
        help: texts.help,
        place: setting.place,
      });
    }
  },
};
