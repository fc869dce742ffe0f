import { textsOf } from '@mosquitto-conf/config/internal';
import { PASSWORDS } from '../../examples/example-files.js';
import { fixOf } from '../../fixes/fix.js';
import type { ReportedRule } from '../../rule.js';

const texts = textsOf('credential-line-ignored', {
  fix: 'Turn the line into a comment',
});

export const credentialLineIgnored = {
  id: 'credential-line-ignored',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line of a password or PSK file contains no colon.',
  why: 'The broker ignores the line without a message, so the user or device it is for cannot connect. Comments start with `#` in the first column.',
  first: '1.5.6',
  wrong: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}sensor\n` },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: {
        passwd: `
          # people
          ${PASSWORDS}`,
      },
    },
  ],
  fix({ place }) {
    return place ? [fixOf(texts.fix, true, place.file, place.span.start, place.span.start, '# ')] : [];
  },
} satisfies ReportedRule;
