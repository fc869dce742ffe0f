import { pathToFileURL } from 'node:url';
import { type Analysis, type Host, listenerPolicies } from '@mosquitto-conf/config';
import { doHover, openProject, parseDocument } from '@mosquitto-conf/language-server';
import { diagnose } from '@mosquitto-conf/validator';

const MAIN = 'mosquitto.conf';

/** A statement on who may connect at a listener, made to a person. */
export interface Claim {
  /** The port, or the path of the socket. */
  readonly on: string;
  readonly says:
    | 'anonymous clients connect'
    | 'anonymous clients do not connect'
    | 'no client connects'
    | 'clients show a certificate'
    | 'clients have a pre-shared key'
    | 'passwords are not encrypted';
  /** The source's own sentence. */
  readonly words: string;
}

/** What the diagnostics of a rule say. */
const ofRules: Readonly<Record<string, Claim['says']>> = {
  'anonymous-beside-passwords': 'anonymous clients connect',
  'identity-without-certificate': 'no client connects',
  'nobody-can-connect': 'no client connects',
  'open-to-everybody': 'anonymous clients connect',
  'passwords-in-clear': 'passwords are not encrypted',
};

/** What the linter says on who may connect, at the listeners that its messages name, or else at that of their line. */
export function linterClaims(analysis: Analysis): Claim[] {
  const { listeners } = analysis.configuration;
  return diagnose(analysis, MAIN).flatMap(({ rule, message, range }) => {
    const says = ofRules[rule];
    if (!says || /has no effect/.test(message)) return [];
    const above = listeners.findLast(({ place }) => place && place.line <= range.start.line + 1);
    const named = listenersIn(message);
    const all = named.length === 0 && above ? [above.unixSocketPath ?? String(above.port)] : named;
    return all.map((on) => ({ on, says, words: `${rule}: ${message}` }));
  });
}

/** Whether the linter names a line as the cause: one that would let clients in if it belonged to a listener. */
export function namesMisplacedLine(analysis: Analysis): boolean {
  return diagnose(analysis, MAIN).some(({ rule }) => rule === 'above-listener');
}

function listenersIn(message: string): string[] {
  return [...message.matchAll(/\bport (\d+)|\bsocket `([^`]+)`/g)].map(([, port, path]) => port ?? path!);
}

/** What the hover of each line that opens a listener says on who may connect. */
export function hoverClaims(analysis: Analysis, host: Host, folder: string): Claim[] {
  const { release } = analysis.configuration;
  const uriOf = (file: string) => pathToFileURL(`${folder}/${file}`).href;
  const project = openProject({ main: MAIN, release, host, uriOf });
  const document = parseDocument(uriOf(MAIN), project);
  return listenerPolicies(analysis).flatMap(({ place, listener: { port, unixSocketPath } }) => {
    if (!place || !document) return [];
    const hover = doHover(document, { line: place.line - 1, character: 0 });
    const text = (hover?.contents as { value: string } | undefined)?.value ?? '';
    const words = /^- may connect: (.*)$/m.exec(text)?.[1];
    const on = unixSocketPath ?? String(port);
    return words === undefined
      ? []
      : [...saidBy(words)].map((says) => ({ on, says, words: `hover: ${words}` }));
  });
}

function* saidBy(words: string): Iterable<Claim['says']> {
  if (/^no client\b/.test(words)) yield 'no client connects';
  if (/\bcertificate\b/.test(words)) yield 'clients show a certificate';
  if (/\bpre-shared key\b/.test(words)) yield 'clients have a pre-shared key';
  const byName = /\bwith the name in it|^(?:clients|\d+ identit\w+) with a pre-shared key/.test(words);
  if (!byName) {
    const isOpen = /^(?:anyone(?! with a username)|anonymous clients)/.test(words);
    yield isOpen ? 'anonymous clients connect' : 'anonymous clients do not connect';
  }
}
