import { analyse, findTarget, type Host, type Language } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import type { ExampleMachine } from '@mosquitto-conf/validator';
import { exampleHost } from '@mosquitto-conf/validator/internal';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { openProject, type ParsedDocument, type Project, parseDocument } from '../../src/index.js';

/** Where the files of tests stand. */
const FOLDER = 'file:///project/';

export interface Opened {
  readonly project: Project;
  /** The file with the cursor; the main file where there is none. */
  readonly document: ParsedDocument;
  /** The position of `<|>`. */
  readonly position: Position;
}

export interface OpenOptions {
  readonly target?: string;
  /** What is known of the broker's machine. */
  readonly machine?: ExampleMachine;
  readonly host?: Partial<Host>;
  readonly language?: Language;
  /** The files that are the configurations at the other ends of bridges. */
  readonly bridges?: Readonly<Record<string, string>>;
}

/**
 * A configuration of several files as text. One of them may have a cursor, `<|>`.
 * @param files by path; the first one is the main file. A text alone is a `mosquitto.conf`
 */
export function open(
  files: string | Readonly<Record<string, string>>,
  { target = 'latest', machine, host, language, bridges = {} }: OpenOptions = {},
): Opened {
  const all = typeof files === 'string' ? { 'mosquitto.conf': files } : files;
  const [main] = Object.keys(all) as [string];
  let at: { file: string; offset: number } | undefined;
  const plain: Record<string, string> = {};
  for (const [file, text] of Object.entries(all)) {
    const offset = text.indexOf('<|>');
    if (offset >= 0) at = { file, offset };
    plain[file] = text.replace('<|>', '');
  }
  const release = findTarget(target)!;
  const ownHost = { ...exampleHost(plain, nodeTls, machine), ...host };
  const uriOf = (file: string) => (file.startsWith('/') ? `file://${file}` : FOLDER + file);
  const project = openProject({
    main,
    release,
    host: ownHost,
    ...(language ? { language } : {}),
    farEnds: Object.entries(bridges).map(([bridge, path]) => ({
      bridge,
      path,
      analysis: analyse(path, release, ownHost),
      locate: uriOf,
    })),
    uriOf,
    rulePage: (rule) => `https://rules.example/${rule}`,
  });
  const document = parseDocument(FOLDER + (at?.file ?? main), project);
  if (!document) throw new Error(`${at?.file ?? main} is no part of the configuration`);
  return { project, document, position: document.text.positionAt(at?.offset ?? 0) };
}

/** The text that a range covers, as it is in the document. */
export function textAt({ text }: ParsedDocument, range: Range): string {
  return text.getText(range);
}

/** The document's text after edits. */
export function edited({ text }: ParsedDocument, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map(({ range, newText }) => ({
      start: text.offsetAt(range.start),
      end: text.offsetAt(range.end),
      newText,
    }))
    .sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text.getText();
  for (const { start, end, newText } of sorted) result = result.slice(0, start) + newText + result.slice(end);
  return result;
}
