import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidPort = {
  id: 'invalid-port',
  category: 'refused',
  severity: 'error',
  summary: 'A port is not a number from 1 to 65535.',
  why: 'The broker cannot listen on or connect to this port. In the `address` of a bridge, the text after the last colon is the port, even in an IPv6 address.',
  wrong: [
    {
      text: `
        listener 70000
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 0.0.0.0:1883
        allow_anonymous true
      `,
      target: '2.0.22',
    },
    {
      text: `
        listener 0 /run/mosquitto/mosquitto.sock
        allow_anonymous true
      `,
      target: '1.6.15',
    },
    {
      text: `
        connection office
        address broker.example:mqtt
        topic sensors/# out 1
      `,
    },
    {
      text: `
        connection office
        address 2001:db8::
        topic sensors/# out 1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 1883 127.0.0.1
        allow_anonymous true
      `,
    },
    {
      text: `
        connection office
        address broker.example:1883
        topic sensors/# out 1
      `,
    },
  ],
  fix: (found) => writeMeant(found, false),
} satisfies ReportedRule;
