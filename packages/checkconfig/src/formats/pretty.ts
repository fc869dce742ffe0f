import type { Release } from '@mosquitto-conf/config';
import type { Severity } from '@mosquitto-conf/validator';
import { outcomeSentence } from '@mosquitto-conf/validator/internal';
import { createColors } from 'picocolors';
import { countOf, type FileResult, type ShownDiagnostic } from '../result.js';
import { type FindingsFormat, nearestNotes } from './findings.js';
import { releasesTable } from './releases-table.js';

type Colors = ReturnType<typeof createColors>;

/** Longest piece of a line to show around a mark. */
const WIDTH = 100;

/** For people: each finding with its line, a mark below it, what, why and what to do. */
export const pretty: FindingsFormat = {
  name: 'pretty',
  summary: 'for people: each finding with its line, why it matters and what to do',
  write({ release, results, color }) {
    const colors = createColors(color);
    const blocks = results.flatMap((result) => {
      // A file that several main files include is judged with each of them.
      return result.diagnostics.map((diagnostic) => block(diagnostic, colors));
    });
    return [...blocks, summary(results, release, colors) + releasesTable(results)].join('\n');
  },
};

function paint(severity: Severity, colors: Colors): (text: string) => string {
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
}

function block(diagnostic: ShownDiagnostic, colors: Colors): string {
  const { severity, rule, message, why, help, file, range } = diagnostic;
  const number = String(range.start.line + 1);
  const margin = ' '.repeat(number.length);
  const tint = paint(severity, colors);
  const lines = [
    `${colors.bold(`${file}:${number}:${range.start.character + 1}`)} ${tint(severity)} ${message} ${colors.dim(rule)}`,
    ...excerpt(diagnostic, margin, number, colors),
    ...(why ? [`${margin} = ${colors.dim('why:')} ${why}`] : []),
    ...(help ? [`${margin} = ${colors.dim('do:')} ${help}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The line with a mark below what is meant. */
function excerpt(diagnostic: ShownDiagnostic, margin: string, number: string, colors: Colors): string[] {
  const text = diagnostic.count === undefined ? diagnostic.source : undefined;
  if (text === undefined || text.trim() === '') return [];
  const { start, end } = diagnostic.range;
  const from = start.character > WIDTH * 0.6 ? start.character - Math.floor(WIDTH * 0.3) : 0;
  const shown = visible(text.slice(from, from + WIDTH));
  const until = end.line > start.line ? text.length : end.character;
  const length = Math.max(1, Math.min(until, from + WIDTH) - start.character);
  const mark = paint(diagnostic.severity, colors)('^'.repeat(length));
  const lead = from > 0 ? '…' : '';
  return [
    `${margin} |`,
    `${number} | ${lead}${shown}${text.length > from + WIDTH ? '…' : ''}`,
    `${margin} | ${' '.repeat(lead.length + start.character - from)}${mark}`,
  ];
}

/** Control characters as pictures, one for one, so that a tab is seen and marks stay in place. */
function visible(text: string): string {
  return text
    .replace(/\t/g, '→')
    .replace(/[\u0000-\u0008\u000a-\u001f]/g, (character) =>
      String.fromCharCode(0x2400 + character.charCodeAt(0)),
    )
    .replace(/[\u007f-\u009f\ufeff\ud800-\udfff]/g, '�');
}

function summary(results: readonly FileResult[], release: Release, colors: Colors): string {
  const count = (severity: Severity) =>
    results.reduce((sum, { diagnostics }) => sum + countOf(diagnostics, severity), 0);
  const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const [errors, warnings] = [count('error'), count('warning')];
  const isOne = results.length === 1 && results[0]!.verdicts === undefined;
  const verdict = isOne ? `${verdictOf(release, results[0]!)}. ` : '';
  const where = results.length === 1 ? '' : ` in ${plural(results.length, 'configuration')}`;
  const failed = results.filter(({ failure }) => failure).length;
  const unchecked = failed > 0 ? ` ${plural(failed, 'configuration')} could not be checked.` : '';
  const counts = `${plural(errors, 'error')}, ${plural(warnings, 'warning')}${where}.${unchecked}`;
  const tint = errors + failed > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const notes = nearestNotes(results).map((note) => `${colors.yellow(note)}\n`);
  return `${notes.join('')}${tint(`${verdict}${counts}`)}\n`;
}

/** What the broker does. It has something to say of a configuration that it runs with only where it hangs. */
function verdictOf(release: Release, { broker }: FileResult): string {
  const part = broker.unread && broker.outcome === 'running' ? ', as far as it could be read here' : '';
  return `${outcomeSentence(release, broker.outcome, broker.message !== undefined)}${part}`;
}
