import { latest } from '@mosquitto-conf/config';
import { EXAMPLE_MAIN, exampleFiles } from '../examples/example-host.js';
import type { Example, ExampleMachine } from '../rule.js';

const LONGEST_LINE = 120;
const MOST_LINES = 40;

/** What stands for characters that cannot be seen. */
const marks: Readonly<Record<string, string>> = {
  '→': 'a tab',
  '⍽': 'a no-break space',
  '␣': 'a space at the end',
  '�': 'an invisible character',
};

/** An example of a rule as Markdown: its files, and its machine where that matters. */
export function exampleMarkdown(example: Example): string {
  const blocks = Object.entries(exampleFiles(example)).map(([path, content]) =>
    fileMarkdown(path, content, example.target ?? latest.name),
  );
  const machine = example.machine ? machineText(example.machine) : '';
  return [...blocks, ...(machine ? [`The machine: ${machine}.`] : [])].join('\n\n');
}

function fileMarkdown(path: string, content: string, release: string): string {
  if (content === '') return `\`${path}\` is empty.`;
  const main = path === EXAMPLE_MAIN;
  if (/[\u0001-\u0008]|\u007fELF/.test(content) && !main) return `\`${path}\` is a program library.`;
  const text = shown(content);
  const language = main || path.endsWith('.conf') ? 'conf' : '';
  const hidden = Object.entries(marks).filter(([mark]) => text.includes(mark));
  const legend =
    hidden.length > 0 ? `\n\n${hidden.map(([mark, what]) => `${mark} is ${what}.`).join(' ')}` : '';
  const title = main ? `Mosquitto ${release}, \`${path}\`` : `\`${path}\``;
  return `${title}:\n\n\`\`\`${language}\n${text}\n\`\`\`${legend}`;
}

/** A file as a page can show it: not all of a certificate, nor of a line that shows what is too long. */
function shown(text: string): string {
  const lines = text
    .replaceAll(/(-----BEGIN [^\n]*-----\n)[^-]*(-----END)/g, '$1…\n$2')
    .replace(/\n$/, '')
    .split('\n')
    .map(visibleLine);
  return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n');
}

/** A line of a file with visible marks for invisible characters, not all of a very long one. */
export function visibleLine(line: string): string {
  const text = marked(line);
  return text.length <= LONGEST_LINE ? text : `${text.slice(0, LONGEST_LINE)}…`;
}

/** Marks invisible characters, which some examples are about. */
function marked(line: string): string {
  return line
    .replaceAll('\t', '→')
    .replaceAll('\u00a0', '⍽')
    .replaceAll(/[\u0000-\u001f\u007f\ufeff]/g, '�')
    .replace(/ $/, '␣');
}

/** A whole message in one line. */
export function quoted(text: string): string {
  return marked(text.replaceAll(/\s*\n\s*/g, ' ')).replace('␣', '');
}

function machineText({ users, interfaces, modes, names, elsewhere, container, now }: ExampleMachine): string {
  const facts: string[] = [];
  for (const [name, [uid, gid]] of Object.entries(users ?? {}))
    facts.push(`user \`${name}\` (${uid}:${gid})`);
  for (const [name, addresses] of Object.entries(interfaces ?? {}))
    facts.push(`interface \`${name}\` with ${addresses.join(', ')}`);
  for (const [path, mode] of Object.entries(modes ?? {})) facts.push(`\`${path}\` ${modeText(mode)}`);
  if (names) {
    const known = Object.keys(names).map((name) => `\`${name}\``);
    facts.push(known.length > 0 ? `no names but ${known.join(', ')}` : 'no names to look up');
  }
  if (elsewhere) facts.push('absolute paths are on another machine');
  for (const [source, target] of Object.entries(container ?? {}))
    facts.push(`a compose file mounts \`${source}\` as \`${target}\``);
  if (now) facts.push(`the date is ${new Date(now).toISOString().slice(0, 10)}`);
  return facts.join('; ');
}

function modeText(mode: NonNullable<ExampleMachine['modes']>[string]): string {
  if (mode === 'link') return 'is a symbolic link';
  if (mode === 'denied') return 'may not be read';
  return `has mode ${mode[0].toString(8)} and belongs to ${mode[1]}:${mode[2]}`;
}
