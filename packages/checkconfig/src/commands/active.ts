import { Report, readConfiguration } from '@mosquitto-conf/config';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import { addReadingOptions, hostOf, type ReadingOptions, targetOf } from '../host-options.js';
import { displayPath, type Input, openInput } from '../read-input.js';

/** A line that sets something. */
export interface ActiveLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly directive: string;
  readonly value: string;
  /** The line as it stands in the file. */
  readonly text: string;
}

interface ActiveOptions extends ReadingOptions {
  readonly format: 'text' | 'json';
  readonly stdinFilename?: string;
}

/** `checkconfig active`: only the lines that set something, in the order the broker reads them. */
export function activeCommand(): Command {
  const command = new Command('active')
    .description('print only the active settings, each with its line number')
    .argument('[path]', 'the main file; - for standard input');
  return addReadingOptions(command)
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--stdin-filename <path>', 'the name and place of what is read from standard input')
    .addHelpText(
      'after',
      `
Included files come in the order they are read. Comments and blank lines are left out.

Examples:
  checkconfig active /etc/mosquitto/mosquitto.conf
  checkconfig active mosquitto.conf --format json`,
    )
    .action(active);
}

async function active(path: string | undefined, options: ActiveOptions): Promise<void> {
  const [first] = await findFiles(path === undefined ? [] : [path]);
  const input = await openInput(first!, options.stdinFilename);
  const lines = activeLines(input, options);
  process.stdout.write(options.format === 'json' ? asJson(input, lines) : asText(lines));
}

/** The lines of all files, in reading order: what an `include_dir` brings in follows its line. */
export function activeLines(input: Input, options: ReadingOptions): ActiveLine[] {
  const host = hostOf(options, input);
  const { files } = readConfiguration(input.name, targetOf(options), host, new Report());
  const main = files[0];
  if (!main) throw new UsageError(`"${input.path}" cannot be read`);
  const lines: ActiveLine[] = [];
  const includedBy = new Map<number, (typeof files)[number][]>();
  for (const file of files) {
    // Only the main file includes others.
    const line = file.includedBy?.line;
    if (line !== undefined) includedBy.set(line, [...(includedBy.get(line) ?? []), file]);
  }
  const print = (file: (typeof files)[number]) => {
    for (const line of file.document.lines) {
      if (line.kind !== 'directive') continue;
      lines.push({
        file: displayPath(input, file.path),
        line: line.number,
        directive: line.name.text,
        value: line.value?.text ?? '',
        text: file.document.text.slice(line.start, line.end),
      });
      if (file === main) for (const included of includedBy.get(line.number) ?? []) print(included);
    }
  };
  print(main);
  return lines;
}

function asText(lines: readonly ActiveLine[]): string {
  const width = lines.reduce((most, { line }) => Math.max(most, String(line).length), 0);
  const several = new Set(lines.map(({ file }) => file)).size > 1;
  let file = '';
  return lines
    .map((line) => {
      const heading = several && line.file !== file ? `${file === '' ? '' : '\n'}${line.file}\n` : '';
      file = line.file;
      return `${heading}${String(line.line).padStart(width)}  ${line.text.trim()}\n`;
    })
    .join('');
}

function asJson(input: Input, lines: readonly ActiveLine[]): string {
  return `${JSON.stringify({ version: 1, path: input.path, settings: lines }, undefined, 2)}\n`;
}
