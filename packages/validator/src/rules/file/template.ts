import { PASSWORDS } from '../../examples/example-files.js';
import type { ReportedRule } from '../../rule.js';

export const template = {
  id: 'template',
  category: 'style',
  severity: 'info',
  summary: 'The file is a template: some of its lines have placeholders that another program fills.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what templates look like
  why: 'The values of `{{ port }}`, `${PORT}` or `@PORT@` are not known here. Lines with placeholders, and lines under a condition, are not checked, and nothing is concluded from them.',
  wrong: [
    {
      text: `
        listener {{ port }}
        allow_anonymous false
        {% if users %}
        password_file {{ users }}
        {% endif %}
      `,
    },
    {
      text: `
        listener \${PORT}
        allow_anonymous false
        password_file passwd
      `,
      files: { passwd: PASSWORDS },
    },
  ],
  right: [
    {
      text: `
        # listener {{ port }}
        listener 1883
        allow_anonymous true
      `,
    },
  ],
} satisfies ReportedRule;
