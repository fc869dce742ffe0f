import type { Text } from '@mosquitto-conf/config';
import type { Severity } from '@mosquitto-conf/validator';
import { outcomeSentence } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { say } from '../language.js';
import { countOf, type FileResult, type ShownDiagnostic } from '../result.js';
import { link, type Terminal } from '../terminal.js';
import { commonTexts } from '../texts/common.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { countText } from './counts.js';
import { excerpt } from './excerpt.js';
import { type FindingsFormat, hiddenNote, nearestNotes } from './findings.js';
import { releasesTable } from './releases-table.js';
import { columnsOf, wrap } from './wrap.js';

type Colors = ReturnType<typeof createColors>;

/** For people: each finding with its line, a mark below it, what, why and what to do. */
export const pretty: FindingsFormat = {
  name: 'pretty',
  summary: lintFormatsTexts.pretty,
  isForReading: true,
  write({ results, terminal, hidden }) {
    const colors = createColors(terminal.color);
    const blocks = results.flatMap((result) => {
      // A file that several main files include is judged with each of them.
      return result.diagnostics.map((diagnostic) => block(diagnostic, colors, terminal));
    });
    return [...blocks, summary(results, colors, hidden, terminal.width) + releasesTable(results)].join('\n');
  },
};

const tints = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

function block(diagnostic: ShownDiagnostic, colors: Colors, { width, pageOf }: Terminal): string {
  const { severity, rule, message, why, help, file, range, related = [] } = diagnostic;
  const margin = ' '.repeat(String(range.start.line + 1).length);
  const tint = colors[tints[severity]];
  const label = say(commonTexts[severity]);
  const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
  const said = wrap(`${message} ${rule}`, width, '  ', columnsOf(`${place} ${label} `));
  const name = link(colors.dim(rule), pageOf?.(rule));
  const advice = (about: Text, text: string) => {
    const head = say(about);
    return `${margin} = ${colors.dim(head)} ${wrap(text, width, ' '.repeat(margin.length + head.length + 4))}`;
  };
  const lines = [
    `${colors.bold(place)} ${tint(label)} ${said.slice(0, -rule.length)}${name}`,
    ...excerpt(diagnostic, margin, width, tint),
    ...(why ? [advice(lintFormatsTexts.why, why)] : []),
    ...(help ? [advice(lintFormatsTexts.do, help)] : []),
    ...related.map((one) =>
      advice(lintFormatsTexts.see, `${one.file}:${one.range.start.line + 1}: ${one.message}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function summary(
  results: readonly FileResult[],
  colors: Colors,
  hidden: number,
  width: number | undefined,
): string {
  const count = (severity: Severity) =>
    results.reduce((sum, { diagnostics }) => sum + countOf(diagnostics, severity), 0);
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const isOne = results.length === 1 && results[0]!.verdicts === undefined;
  const failed = results.filter(({ failure }) => failure).length;
  const found = [countText('error', errors), countText('warning', warnings)];
  if (notes > 0) found.push(countText('note', notes));
  const items = found.map(say).join(', ');
  const configurations = countText('configuration', results.length);
  const { inAll, sentence, oneUnchecked, unchecked } = lintFormatsTexts;
  const hiddenNotes = hiddenNote(hidden);
  const counts = [
    ...(isOne ? [say(sentence({ text: verdictOf(results[0]!) }))] : []),
    say(sentence({ text: results.length === 1 ? items : inAll({ items, configurations }) })),
    ...(hiddenNotes === undefined ? [] : [say(sentence({ text: hiddenNotes }))]),
    ...(failed === 0 ? [] : [say(failed === 1 ? oneUnchecked : unchecked({ count: failed }))]),
  ].join(' ');
  const tint = errors + failed > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const checkedFor = isOne ? '' : targetsText(results);
  const releases = nearestNotes(results).map((note) => `${colors.yellow(wrap(note, width))}\n`);
  return `${releases.join('')}${tint(wrap(counts, width))}\n${wrap(checkedFor, width)}`;
}

/** What the broker does. It has something to say of a configuration that it runs with only where it hangs. */
function verdictOf({ target, targetFrom, broker }: FileResult): string {
  const name = named(target, targetFrom);
  const verdict = outcomeSentence({ name }, broker.outcome, broker.message !== undefined);
  const isPart = broker.unread && broker.outcome === 'running';
  return say(isPart ? lintFormatsTexts.partly({ verdict }) : verdict);
}

/** A release with what named it: `2.0.22 (from compose.yaml)`. */
function named(target: string, from: string | undefined): string {
  return from === undefined ? target : say(lintFormatsTexts.from({ target, from }));
}

/** The targets of several configurations, where something other than the command line named one. */
function targetsText(results: readonly FileResult[]): string {
  if (results.every(({ targetFrom }) => targetFrom === undefined)) return '';
  const targets = [...new Set(results.map(({ target, targetFrom }) => named(target, targetFrom)))];
  return `${say(lintFormatsTexts.checkedFor({ targets: targets.join(', ') }))}\n`;
}
