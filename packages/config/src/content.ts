import { decode } from '@mosquitto-conf/grammar';
import { aclWords } from './access/acl-words.js';
import type { AccessDirective } from './access/alone.js';
import { directives, findDirective } from './catalogue/index.js';
import type { AccessFileKey } from './policy/index.js';
import { nearestWord } from './spelling.js';

/** What a text can be: a configuration, a file that a configuration names, or a file of another program. */
export type FileContent = 'configuration' | AccessFileKey | 'foreign';

/**
 * What one line shows about the file that it is in. `user` begins lines of configurations and of ACL files, `like configuration` is a
 * misspelled directive, or one whose name other programs have too.
 */
type LineContent =
  | 'configuration'
  | 'like configuration'
  | AccessFileKey
  | 'user'
  | 'other program'
  | 'unknown word'
  | 'nothing';

/** Files of other programs show what they are long before this line. */
const ENOUGH = 2000;

/** So many lines are no chance: if few other lines have a word that is like one of the broker's, it is another program's. */
const MANY_UNKNOWN = 3;

/** Directives without an underscore that no other program has. */
const OWN_WORDS = ['listener', 'persistence'];

/** A script that writes a file: `cat > mosquitto.conf <<EOF`. */
const HERE_DOCUMENT = /^(?:sudo\s+)?(?:cat|tee)\s[^#]*<<-?\s*["'\\]?[A-Za-z_]\w*/m;

const words = [
  ...aclWords,
  ...directives.filter(({ family }) => !family).flatMap(({ name, aliases = [] }) => [name, ...aliases]),
];

/** No directive's name is shorter than this, and none that a person would make up for one. */
const SHORTEST = 3;

/**
 * What a text is, whatever the name of its file: `mosquitto.conf` may belong to logrotate, and `acl.conf` to Asterisk.
 * @returns undefined if the text does not show it, such as a text without lines
 */
export function contentOf(content: Uint8Array | string): FileContent | undefined {
  const text = typeof content === 'string' ? content : decode(content);
  if (text.startsWith('#!') || HERE_DOCUMENT.test(text)) return 'foreign';
  // UTF-16, or not a text: this is reported.
  if (text.includes('\0')) return undefined;
  const counts = countLines(text);
  const count = (kind: LineContent) => counts.get(kind) ?? 0;
  const all = [...counts.values()].reduce((sum, number) => sum + number, 0);
  if (all === 0) return undefined;
  for (const kind of ['passwords', 'psk'] as const) if (count(kind) === all) return kind;
  const own = count('configuration') + count('like configuration');
  const access = count('acl');
  if (count('other program') > own + access + count('user')) return 'foreign';
  const unknown = count('unknown word');
  const others = all - unknown - count('user') - count('other program');
  if (unknown >= MANY_UNKNOWN && count('configuration') === 0 && unknown > 2 * others) return 'foreign';
  if (own > 0 && own >= access) return 'configuration';
  return access > 0 && access + count('user') === all ? 'acl' : undefined;
}

const byContent: Readonly<Partial<Record<FileContent, AccessDirective>>> = {
  acl: 'acl_file',
  passwords: 'password_file',
  psk: 'psk_file',
};

/** The directive that would name a file with this content; undefined for a configuration and for files of other programs. */
export function directiveOfContent(content: FileContent): AccessDirective | undefined {
  return byContent[content];
}

function countLines(text: string): ReadonlyMap<LineContent, number> {
  const counts = new Map<LineContent, number>();
  for (const raw of text.split('\n', ENOUGH)) {
    const line = raw.replace(/^\ufeff/, '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const content = contentOfLine(line);
    counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  return counts;
}

function contentOfLine(line: string): LineContent {
  if (/^[^:]+:\$\d+\$/.test(line)) return 'passwords';
  if (/^[^:\s]+:(?:[\da-f]{2}){4,}$/i.test(line)) return 'psk';
  // What a template puts here is not known.
  if (/^(\{\{|\{%|<%|<\?(?:=|php)|\$\{|@\w+@|__\w+__|\{\w+\}$|<<\w+>>$|\(\(|!(?:secret|env_var) )/.test(line))
    return 'nothing';
  if (/^<\/?[a-z][\w:-]*[\s>]/i.test(line)) return 'other program';
  const [, first, behind, value] = /^([^\s=:;{]*)(\s*[=:;{]?)\s*(.*)$/s.exec(line)!;
  const name = first!.toLowerCase().replaceAll('-', '_').replaceAll(/[^\w]/g, '');
  // As other programs write their settings: `name = value`, `name: value`, `name {`, `name value;`.
  const otherForm = /[=;{]/.test(behind!) || /[;{]$/.test(value!) || /^[^\s:]+:(\s|$)/.test(line);
  const kind = kindOfName(name, value!);
  if (kind === undefined) {
    // `ana:secret`
    if (/^[^\s:]+:\S+$/.test(line) && !otherForm) return 'nothing';
    return otherForm || !isWord(first!, value!) ? 'other program' : 'unknown word';
  }
  if (!otherForm) return kind;
  if (kind === 'user' || kind === 'acl') return 'other program';
  // Other programs have a `port` and a `log-facility` too, but no `allow_anonymous`.
  return first!.includes('_') ? kind : 'nothing';
}

function kindOfName(name: string, value: string): LineContent | undefined {
  if (name === 'topic') {
    // A direction follows the topic of a bridge.
    return /\s(in|out|both)(\s+[012]\b.*)?$/i.test(value) ? 'configuration' : 'acl';
  }
  if (name === 'user') return 'user';
  if (name === 'pattern') return 'acl';
  if (findDirective(name))
    return name.includes('_') || OWN_WORDS.includes(name) ? 'configuration' : 'like configuration';
  const near = nearestWord(name, words, Math.floor(name.length / 4));
  if (near === undefined) return undefined;
  return aclWords.includes(near) ? 'nothing' : 'like configuration';
}

/** Whether a directive could be called so, or begin so. */
function isWord(text: string, value: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(text) && (text.length >= SHORTEST || value === '');
}
