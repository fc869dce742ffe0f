import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidChoice = {
  id: 'invalid-choice',
  category: 'refused',
  severity: 'error',
  summary: 'The value is not one of the words that the directive allows.',
  why: 'The words are case-sensitive, and the broker stops if the value is not one of them.',
  wrong: [
    {
      text: `
        listener 9001
        protocol websocket
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        protocol MQTT
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_type info
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_dest /var/log/mosquitto/mosquitto.log
      `,
      files: { '/var/log/mosquitto/README': '' },
    },
  ],
  right: [
    {
      text: `
        listener 9001
        protocol websockets
        allow_anonymous true
      `,
    },
    {
      text: `
        listener 1883
        allow_anonymous true
        log_type information
        log_dest stdout
      `,
    },
  ],
  fix: writeMeantWord,
} satisfies ReportedRule;
