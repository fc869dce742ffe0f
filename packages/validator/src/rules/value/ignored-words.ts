import { at, findDirective, knows } from '@mosquitto-conf/config';
import type { CheckedRule } from '../../rule.js';

/** Kinds that look at the first word alone. */
const SINGLE: ReadonlySet<string> = new Set(['boolean', 'integer', 'memory-size', 'choice', 'duration']);

export const ignoredWords: CheckedRule = {
  id: 'ignored-words',
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
          message: `\`${directive.name}\` takes one word: \`${document.text.slice(second.start, end)}\` is ignored.`,
          help: directive.repeat === 'add' ? `Write a \`${directive.name}\` line for each.` : 'Remove it.',
          place: { file: path, line: line.number, span: { start: second.start, end } },
        });
      }
    }
  },
};
