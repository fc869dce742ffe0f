import { at, findDirective, knows } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { fixOf } from '../../fixes/fix.js';
import type { CheckedRule } from '../../rule.js';

const texts = textsOf('ignored-words', {
  message: '`{directive}` reads one word, and ignores `{rest}`.',
  remove: 'Remove the words that are ignored.',
  fix: 'Remove the ignored words',
  writeEach: 'Write one `{directive}` line for each word.',
});

/** Kinds of values that read only the first word. */
const SINGLE: ReadonlySet<string> = new Set(['boolean', 'integer', 'memory-size', 'choice', 'duration']);

export const ignoredWords: CheckedRule = {
  id: 'ignored-words',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'A line has more words than the broker reads.',
  why: 'After a number, a word from a fixed set, or `true` and `false`, the broker ignores the rest of the line without a message: `max_connections 10 000` allows 10.',
  wrong: [
    {
      text: `
        listener 1883
        allow_anonymous true
        max_connections 10 000
      `,
    },
    {
      text: `
        log_type error warning
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  right: [
    {
      text: `
        log_type error # nothing else
        listener 1883
        allow_anonymous true
      `,
    },
  ],
  check({ analysis, configuration, release, report }) {
    const said = new Set(analysis.report.problems.map(({ place }) => `${place?.file}:${place?.line}`));
    for (const { path, document } of configuration.files) {
      for (const line of document.lines) {
        if (line.kind !== 'directive' || line.words.length < 2) continue;
        const second = line.words[1];
        const spelling = findDirective(line.name.text);
        if (!second || /^(#|\/\/|;|--)/.test(second.text) || second.text.trim() === '') continue;
        if (!spelling || !knows(release, spelling)) continue;
        const { directive } = spelling;
        if (at(directive.inert ?? false, release) || !SINGLE.has(at(directive.kind, release).name)) continue;
        if (said.has(`${path}:${line.number}`)) continue;
        const end = line.value?.end ?? second.end;
        report({
          message: texts.message({
            directive: directive.name,
            rest: document.text.slice(second.start, end),
          }),
          help: directive.repeat === 'add' ? texts.writeEach({ directive: directive.name }) : texts.remove,
          place: { file: path, line: line.number, span: { start: second.start, end } },
          fixes: [fixOf(texts.fix, false, path, line.words[0]?.end ?? second.start, end, '')],
        });
      }
    }
  },
};
