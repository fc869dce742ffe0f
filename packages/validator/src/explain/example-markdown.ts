import { latest } from '@mosquitto-conf/config';
import {
  certificateFacts,
  isCertificate,
  isPrivateKey,
  type PemBlock,
  pemBlocks,
} from '@mosquitto-conf/config/internal';
import { encode } from '@mosquitto-conf/grammar';
import { EXAMPLE_MAIN, exampleFiles } from '../examples/example-host.js';
import { dayOf } from '../facts/certificates.js';
import { code, list } from '../markdown.js';
import type { Example, ExampleMachine } from '../rule.js';

const LONGEST_LINE = 120;
const MOST_LINES = 40;

/** Visible marks for characters that cannot be seen. */
const marks: Readonly<Record<string, string>> = {
  '→': 'a tab',
  '⍽': 'a no-break space',
  '␣': 'a space at the end',
  '�': 'an invisible character',
};

/** An example of a rule as Markdown: its files, and its machine where that matters. */
export function exampleMarkdown(example: Example): string {
  const files = exampleFiles(example);
  const blocks = Object.entries(files)
    .filter(([path]) => isUsed(path, files))
    .map(([path, content]) => fileMarkdown(path, content, example.target ?? latest.name));
  const machine = example.machine ? machineText(example.machine) : '';
  const options = Object.entries(example.bridges ?? {}).map(([name, path]) => ` --bridge ${name}=${path}`);
  return [
    ...blocks,
    ...(machine ? [`The machine: ${machine}.`] : []),
    ...(options.length > 0 ? [`Checked with \`checkconfig lint ${EXAMPLE_MAIN}${options.join('')}\`.`] : []),
  ].join('\n\n');
}

/** Whether a page shows a file: certificates and keys only if another file names them. */
function isUsed(path: string, files: Readonly<Record<string, string>>): boolean {
  if (!files[path]!.startsWith('-----BEGIN')) return true;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return Object.entries(files).some(
    ([other, content]) =>
      other !== path && (content.includes(path) || (folder !== '' && content.includes(folder.slice(0, -1)))),
  );
}

function fileMarkdown(path: string, content: string, release: string): string {
  if (content === '') {
    const [, folder] = /^(.+)\/(README|\.?keep)$/.exec(path) ?? [];
    return folder === undefined ? `\`${path}\` is empty.` : `\`${folder}\` is a folder.`;
  }
  const main = path === EXAMPLE_MAIN;
  const pem = pemText(content);
  if (pem !== undefined) return `\`${path}\` contains ${pem}.`;
  if (/[\u0001-\u0008]|\u007fELF/.test(content) && !main) return `\`${path}\` is a shared library.`;
  const text = shown(content);
  const language = main || path.endsWith('.conf') ? 'conf' : '';
  const hidden = Object.entries(marks).filter(([mark]) => text.includes(mark));
  const notes = [...hidden.map(([mark, what]) => `${mark} is ${what}.`), ...cutLines(content)];
  const legend = notes.length > 0 ? `\n\n${notes.join(' ')}` : '';
  const title = main ? `Mosquitto ${release}, \`${path}\`` : `\`${path}\``;
  return `${title}:\n\n\`\`\`${language}\n${text}\n\`\`\`${legend}`;
}

/** What a file of certificates and keys contains; undefined for other files, and for damaged ones. */
function pemText(content: string): string | undefined {
  if (!/^(-----BEGIN [^\n]*-----\n[^-]*-----END [^\n]*-----\n)+$/.test(content)) return undefined;
  const parts = pemBlocks(encode(content)).map(blockText);
  return parts.some((part) => part === undefined) ? undefined : list(parts.map((part) => part!));
}

function blockText(block: PemBlock): string | undefined {
  if (isPrivateKey(block)) return block.encrypted ? 'an encrypted private key' : 'a private key';
  const facts = isCertificate(block) ? block.der && certificateFacts(block.der) : undefined;
  if (!facts) return undefined;
  const { subject, selfIssued, issuer, notBefore, notAfter } = facts;
  const by = selfIssued ? 'itself' : code(issuer);
  return `a certificate of ${code(subject)}, issued by ${by}, valid from ${dayOf(notBefore)} to ${dayOf(notAfter)}`;
}

/** A file as a page can show it: not all of a certificate, nor of a very long line. */
function shown(text: string): string {
  const lines = text
    .replaceAll(/(-----BEGIN [^\n]*-----\n)[^-]*(-----END)/g, '$1…\n$2')
    .replace(/\n$/, '')
    .split('\n')
    .map(visibleLine);
  return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n');
}

/** The lengths of lines that are too long to show. */
function cutLines(content: string): readonly string[] {
  return content
    .split('\n')
    .filter((line) => line.length > LONGEST_LINE && !line.startsWith('-----'))
    .map((line) => `The line that ends with … has ${line.length} characters.`);
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
    facts.push(known.length > 0 ? `only these names resolve: ${known.join(', ')}` : 'no name resolves');
  }
  if (elsewhere) facts.push('absolute paths belong to another machine');
  for (const [source, target] of Object.entries(container ?? {}))
    facts.push(`a compose file mounts \`${source}\` as \`${target}\``);
  if (now) facts.push(`the date is ${new Date(now).toISOString().slice(0, 10)}`);
  return facts.join('; ');
}

function modeText(mode: NonNullable<ExampleMachine['modes']>[string]): string {
  if (mode === 'link') return 'is a symbolic link';
  if (mode === 'denied') return 'cannot be read';
  return `has mode ${mode[0].toString(8)} and belongs to ${mode[1]}:${mode[2]}`;
}
