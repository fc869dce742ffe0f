import { textsOf } from '@mosquitto-conf/config/internal';
import { SERVER, SERVER_KEY, TLS_FILES } from '../../examples/example-files.js';
import { LineEdits } from '../../fixes/line-edits.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('tls-files-swapped', {
  fix: 'Swap the files',
});

const PAIR = { 'server.crt': SERVER, 'server.key': SERVER_KEY };

export const tlsFilesSwapped = {
  id: 'tls-files-swapped',
  texts,
  category: 'refused',
  severity: 'error',
  summary: 'Certificate, private key and CA file are named by each other’s directives.',
  why: 'The files are right, but their order is not. A listener with such files does not start, and a bridge never connects.',
  wrong: [
    {
      text: `
        listener 8883
        certfile server.key
        keyfile server.crt
        allow_anonymous true
      `,
      files: PAIR,
    },
    {
      text: `
        listener 8883
        cafile server.crt
        certfile ca.crt
        keyfile server.key
        require_certificate true
        use_identity_as_username true
      `,
      files: TLS_FILES,
    },
    {
      text: `
        connection office
        address broker.example:8883
        bridge_cafile ca.crt
        bridge_certfile server.key
        bridge_keyfile server.crt
        topic sensors/# out 1
      `,
      files: TLS_FILES,
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
      files: PAIR,
    },
  ],
  fix({ place, meant, meantElsewhere = [], ...found }, { configuration }) {
    if (!place || meant === undefined) return [];
    const edits = new LineEdits(configuration).setValue(place, meant);
    for (const other of meantElsewhere) edits.setValue(other.place, other.text);
    // With such a listener the broker does not start, so the fix is safe. A bridge starts to connect.
    return [edits.fix(texts.fix, 'stage' in found)];
  },
} satisfies ReportedRule;
