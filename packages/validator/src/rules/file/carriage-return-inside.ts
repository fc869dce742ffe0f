import type { Place } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import type { AnyDocument } from '@mosquitto-conf/grammar';
import { PASSWORDS } from '../../examples/example-files.js';
import { hasReturnInside } from '../../facts/carriage-returns.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('carriage-return-inside', {
  one: 'A carriage return is in the middle of this line, and the broker reads on behind it.',
  several: 'Carriage returns without a line feed are in {lines} lines: the broker reads each as one line.',
  help: 'Save the file with Unix line ends (LF).',
});

export const carriageReturnInside: CheckedRule = {
  id: 'carriage-return-inside',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary:
    'A line contains a carriage return that many editors show as the end of a line, and the broker does not.',
  why: 'The broker ends a line only at a line feed. What follows the carriage return belongs to the same line: it is part of the value, or of the comment, and does not take effect. Such files come from old Macs and from damaged conversions.',
  noFix: 'Only you know whether what follows the carriage return should take effect. It may open a port.',
  explains: { line: ['all'] },
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        # sensors at home\rmax_connections 20
      `,
    },
    {
      text: `
        listener 1883
        password_file passwd
      `,
      files: { passwd: `${PASSWORDS}# ana\r# bob\n` },
    },
  ],
  right: [
    {
      text: 'listener 1883\r\nallow_anonymous true\r\n# sensors at home\r\nmax_connections 20\r\n',
    },
  ],
  check({ analysis, report }) {
    const { documents, problems } = analysis.report;
    for (const [file, document] of documents) {
      if (analysis.report.syntaxOf(file) === 'dynamic-security' || !hasReturnInside(document.text)) continue;
      const lines = linesOf(document).filter(
        ({ line }) =>
          !problems.some(
            ({ stage, place }) => stage === 'config' && place?.file === file && place.line === line,
          ),
      );
      const [first] = lines;
      if (!first) continue;
      report({
        message: lines.length === 1 ? texts.one : texts.several({ lines: lines.length }),
        help: texts.help,
        place: { file, ...first },
      });
    }
  },
};

/** The lines with such a carriage return. What the broker refuses of them is said with that reason. */
function linesOf({ lines, text }: AnyDocument): readonly Omit<Place, 'file'>[] {
  return lines
    .filter(({ start, end }) => hasReturnInside(text.slice(start, end)))
    .map(({ number, start, end }) => ({ line: number, span: { start, end } }));
}
