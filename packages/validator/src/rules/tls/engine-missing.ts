import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { noFix } from '../../fixes/no-fix.js';
import type { ReportedRule } from '../../rule.js';

export const engineMissing = {
  id: 'engine-missing',
  category: 'refused',
  severity: 'error',
  summary: 'The broker may not have the engine that a listener uses.',
  why: 'Up to 2.0 the broker does not start if OpenSSL cannot load the engine of `tls_engine`. Engines belong to other software, so only the broker’s machine can tell whether one is installed. From 2.1 it depends on the build whether the broker supports engines: with CMake it does, with make and OpenSSL 3 it does not.',
  noFix: noFix.machine,
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine hsm1
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine pkcs11
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_engine pkcs11
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.1.2',
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
      target: '2.0.22',
    },
  ],
} satisfies ReportedRule;
