import type { Severity } from '@mosquitto-conf/validator';
import { outcomeSentence } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { countOf, type FileResult, type ShownDiagnostic } from '../result.js';
import { link, type Terminal } from '../terminal.js';
import { excerpt } from './excerpt.js';
import { type FindingsFormat, hiddenNote, nearestNotes } from './findings.js';
import { releasesTable } from './releases-table.js';
import { columnsOf, wrap } from './wrap.js';

type Colors = ReturnType<typeof createColors>;

/** For people: each finding with its line, a mark below it, what, why and what to do. */
export const pretty: FindingsFormat = {
  name: 'pretty',
  summary: 'for people: each finding with its line, why it matters and what to do',
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
  const { severity, rule, message, why, help, file, range } = diagnostic;
  const margin = ' '.repeat(String(range.start.line + 1).length);
  const tint = colors[tints[severity]];
  const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
  const said = wrap(`${message} ${rule}`, width, '  ', columnsOf(`${place} ${severity} `));
  const name = link(colors.dim(rule), pageOf?.(rule));
  const advice = (label: string, text: string) =>
    `${margin} = ${colors.dim(label)} ${wrap(text, width, ' '.repeat(margin.length + label.length + 4))}`;
  const lines = [
    `${colors.bold(place)} ${tint(severity)} ${said.slice(0, -rule.length)}${name}`,
    ...excerpt(diagnostic, margin, width, tint),
    ...(why ? [advice('why:', why)] : []),
    ...(help ? [advice('do:', help)] : []),
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
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const isOne = results.length === 1 && results[0]!.verdicts === undefined;
  const verdict = isOne ? `${verdictOf(results[0]!)}. ` : '';
  const where = results.length === 1 ? '' : ` in ${plural(results.length, 'configuration')}`;
  const failed = results.filter(({ failure }) => failure).length;
  const unchecked = failed > 0 ? ` ${plural(failed, 'configuration')} could not be checked.` : '';
  const shownNotes = notes > 0 ? `, ${plural(notes, 'note')}` : '';
  const hiddenNotes = hidden > 0 ? ` ${hiddenNote(hidden)}.` : '';
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}${shownNotes}${where}.${hiddenNotes}${unchecked}`;
  const tint = errors + failed > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const checkedFor = isOne ? '' : targetsText(results);
  const releases = nearestNotes(results).map((note) => `${colors.yellow(wrap(note, width))}\n`);
  return `${releases.join('')}${tint(wrap(`${verdict}${counts}`, width))}\n${wrap(checkedFor, width)}`;
}

/** What the broker does. It has something to say of a configuration that it runs with only where it hangs. */
function verdictOf({ target, targetFrom, broker }: FileResult): string {
  const part = broker.unread && broker.outcome === 'running' ? ', as far as it can be read here' : '';
  return `${outcomeSentence({ name: named(target, targetFrom) }, broker.outcome, broker.message !== undefined)}${part}`;
}

/** A release with what named it: `2.0.22 (from compose.yaml)`. */
function named(target: string, from: string | undefined): string {
  return from === undefined ? target : `${target} (from ${from})`;
}

/** The targets of several configurations, where something other than the command line named one. */
function targetsText(results: readonly FileResult[]): string {
  if (results.every(({ targetFrom }) => targetFrom === undefined)) return '';
  const targets = [...new Set(results.map(({ target, targetFrom }) => named(target, targetFrom)))];
  return `Checked for Mosquitto ${targets.join(', ')}.\n`;
}
