import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { writeMeant } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';

export const invalidSha1 = {
  id: 'invalid-sha1',
  category: 'refused',
  severity: 'error',
  summary: 'The SHA-1 of a password is not 40 hexadecimal digits.',
  why: 'The broker stops without a message for any other value, including colons and spaces.',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine_kpass_sha1 5b:aa:61:e4:c9:b9:3f:3f:06:82:25:0b:6c:f8:33:1b:7e:e6:8f:d8
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine_kpass_sha1 5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
  fix: (found) => writeMeant(found, true),
} satisfies ReportedRule;
