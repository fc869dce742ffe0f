import { SERVER, SERVER_KEY } from '../../examples/example-files.js';
import { fixOf } from '../../fixes/fix.js';
import { directiveAt } from '../../fixes/found-fixes.js';
import type { ReportedRule } from '../../rule.js';
import { fixTitles } from '../../texts/fix-titles.js';

export const tlsVersionUnknown = {
  id: 'tls-version-unknown',
  category: 'refused',
  severity: 'error',
  summary: 'A listener or a bridge uses a TLS version that the release does not know.',
  why: 'The value is case-sensitive: `tlsv1.3`, `tlsv1.2` or `tlsv1.1`. 1.6 added `tlsv1.3` and removed `tlsv1`; bridges of 2.1 also lack `tlsv1.1`. A bridge with an unknown version never connects, and only the log says so.',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_version TLSv1.2
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_version 1.3
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
    {
      text: `
        connection attic
        address attic.lan:8900
        topic sensors/# out 1
        bridge_tls_use_os_certs true
        bridge_tls_version tlsv1.1
      `,
    },
  ],
  right: [
    {
      text: `
        listener 8883
        certfile server.crt
        keyfile server.key
        tls_version tlsv1.2
        allow_anonymous true
      `,
      files: { 'server.crt': SERVER, 'server.key': SERVER_KEY },
    },
  ],
  fix(found, context) {
    const value = directiveAt(context, found.place)?.value;
    return found.place && value && found.meant !== undefined
      ? [
          fixOf(
            fixTitles.write({ value: found.meant }),
            true,
            found.place.file,
            value.start,
            value.end,
            found.meant,
          ),
        ]
      : [];
  },
} satisfies ReportedRule;
