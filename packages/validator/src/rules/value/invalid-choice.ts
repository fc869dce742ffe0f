import { writeMeantWord } from '../../fixes/found-fixes.js';
import type { Rule } from '../../rule.js';

export const invalidChoice: Rule = {
  id: 'invalid-choice',
  category: 'refused',
  severity: 'error',
  summary: 'A directive that takes one of a few words has another.',
  why: 'The broker compares the word letter by letter with those it knows, and stops if it finds none.',
  wrong: [
    { text: 'listener 9001\nprotocol websocket\nallow_anonymous true\n' },
    { text: 'listener 1883\nprotocol MQTT\nallow_anonymous true\n' },
    { text: 'listener 1883\nallow_anonymous true\nlog_type info\n' },
    {
      text: 'listener 1883\nallow_anonymous true\nlog_dest /var/log/mosquitto/mosquitto.log\n',
      files: { '/var/log/mosquitto/README': '' },
    },
  ],
  right: [
    { text: 'listener 9001\nprotocol websockets\nallow_anonymous true\n' },
    { text: 'listener 1883\nallow_anonymous true\nlog_type information\nlog_dest stdout\n' },
  ],
  fix: writeMeantWord,
};
