import { type Parameter, type Release, since, type Text } from '@mosquitto-conf/config';
import { aboutDirective, aclLines, phrase } from '@mosquitto-conf/config/internal';
import type {
  ParameterInformation,
  Position,
  SignatureHelp,
  SignatureInformation,
} from 'vscode-languageserver-types';
import { type Cursor, cursorAt, writtenAt } from '../cursor.js';
import type { ParsedDocument } from '../parsed-document.js';
import type { Project } from '../project.js';

/** Characters that ask for signature help as soon as they are typed. */
export const signatureTriggers: readonly string[] = [' '];

/** What a line takes, word by word, and which of them the cursor is at; null where it takes no more than one. */
export function doSignatureHelp(document: ParsedDocument, position: Position): SignatureHelp | null {
  const cursor = cursorAt(document, position);
  if (cursor.index === 0 || cursor.text.startsWith('#')) return null;
  const line = lineAt(cursor);
  if (!line) return null;
  const parameters = parametersOf(line.parameters, document.project.release);
  const active = activeOf(parameters, cursor.index - 1);
  return active === undefined
    ? null
    : {
        signatures: [signatureOf(document.project, line, parameters)],
        activeSignature: 0,
        activeParameter: active,
      };
}

interface SignedLine {
  readonly name: string;
  readonly summary: Text;
  readonly parameters: readonly Parameter[];
}

function lineAt(cursor: Cursor): SignedLine | undefined {
  const { document, words } = cursor;
  if (document.kind === 'configuration') {
    const written = writtenAt(cursor);
    if (!written?.kind.parameters) return undefined;
    const { spelling, directive, kind } = written;
    return {
      name: spelling.name,
      summary: aboutDirective(directive, 'summary'),
      parameters: kind.parameters ?? [],
    };
  }
  const line = document.kind === 'acl' ? aclLines.find(({ word }) => word === words[0]?.text) : undefined;
  if (!line) return undefined;
  return { name: line.word, summary: phrase(line.summary), parameters: line.parameters };
}

/** The parameters that a release has. */
function parametersOf(parameters: readonly Parameter[], release: Release): readonly Parameter[] {
  return parameters.filter(({ first }) => first === undefined || since(release, first));
}

function activeOf(parameters: readonly Parameter[], index: number): number | undefined {
  const last = parameters.length - 1;
  if (index <= last) return index;
  return parameters[last]?.repeats ? last : undefined;
}

/** `topic PATTERN [DIRECTION [QOS]]`: each optional word at the end is within the brackets of the one before. */
function signatureOf(
  project: Project,
  { name, summary }: SignedLine,
  parameters: readonly Parameter[],
): SignatureInformation {
  const required = parameters.findLastIndex(({ optional }) => !optional);
  let label = name;
  let open = '';
  const parameterInformation = parameters.map(
    ({ name: word, expects, optional, repeats }, index): ParameterInformation => {
      label += optional ? ' [' : ' ';
      const start = label.length;
      label += word;
      const end = label.length;
      if (repeats) label += ' …';
      if (optional && index < required) label += ']';
      else if (optional) open += ']';
      return {
        label: [start, end],
        documentation: { kind: 'markdown', value: project.say(phrase(expects)) },
      };
    },
  );
  return {
    label: label + open,
    documentation: { kind: 'markdown', value: project.say(summary) },
    parameters: parameterInformation,
  };
}
