import { type TextKind, text } from './text.js';

/** A version of TLS; the safe ones are offered. Which words a release knows shows when a listener starts. */
export function tlsVersionText(wholeLineSince?: string): TextKind {
  return text({
    role: 'tls-version',
    expects: 'tlsv1.2 or tlsv1.3',
    ...(wholeLineSince ? { wholeLineSince } : {}),
    choices: [
      { word: 'tlsv1.2', summary: 'TLS 1.2' },
      { word: 'tlsv1.3', summary: 'TLS 1.3', first: '1.6' },
    ],
  });
}
