import { aclWords } from './access/acl-words.js';
import { directives, findDirective } from './catalogue/index.js';
import { jsonSecrets, MASK, maskJson } from './json-secrets.js';
import { at } from './release.js';
import { latest } from './releases.js';
import { nearestWord } from './spelling.js';

export { MASK };

/** How the lines of a file are written: `credentials` are password and PSK files, `dynamic-security` is JSON. */
export type LineSyntax = 'configuration' | 'acl' | 'credentials' | 'dynamic-security';

/** Names of what should not be shown, in options of plugins, misspelled directives and variables. */
const SECRET_NAME = /(pass(word|wd|phrase)?|pwd|pw|secret|token|api_?key|psk|kpass_sha1)s?$/i;

/** What a misspelled name of a secret still has. */
const NEARLY_SECRET = /pa?s|sap|ps?k|w[or]+d|sha/i;

/** Options of plugins, whose values are the plugins' own. */
const OPTION = /^(plugin|auth)_opt_/;

/** A first word, what separates it from the rest, and the rest. The word may be in a comment. */
const LINE = /^(\s*#?\s*)([^\s=:]+)([\s=:]+)(\S.*)$/su;

/** What is secret in an option: one word of its name says so, unless another one says that it names or describes the secret. */
const SECRET_OPTION =
  /_(pass(w(or)?d|phrase|code)?|pwd|pw|pin|secrets?|tokens?|credentials?|bearer|salt|psk|dsn)(_|$)|(access|private|shared|signing|encryption|secret|hmac|jwt)_?key$/i;
const ABOUT_A_SECRET =
  /_(\w*(file|path|dir|url|uri|query|size|length|iterations|enabled?|ttl|type|field)|len)$/i;

/** What is secret within a value, by what is in front of it; it ends at the second group. */
const WITHIN: readonly RegExp[] = [
  // A login in an address, with or without a scheme. Passwords contain `/` and `@` too.
  /(\/\/)\S+(@)/g,
  /((?:^|[\s='"])[^\s:@/'"=]+:)[^\s@]\S*(@)/g,
  // `host=db password=secret`, `Authorization: Bearer secret`
  /(\b(?:pass(?:w(?:or)?d|phrase)?|pwd|secret|token|api[_-]?key)["']?\s*[=:]\s*)(?:"[^"]*"?|'[^']*'?|[^\s"',;&]+)()/gi,
  /(\b(?:authorization\s*:\s*\w+|bearer)\s+)\S+()/gi,
];

/** Words longer than this that are no directive are rather a key or a hash. */
const LONGEST_WORD = 40;

/** A word of base64, such as a line of a key, or of hexadecimal digits: no name looks like that. */
const ENCODED =
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z\d+/]{16,}={0,2}$|^(?=.*\d)[\da-fA-F]{16,}$|^(?=.*[A-Z\d])(?:[A-Za-z\d+/]{4})*[A-Za-z\d+/]{2}(?:[A-Za-z\d+/]=|==)$/;

/** The rest of a character that is cut: a lone surrogate for each byte, or U+FFFD in a text that is shown (`decode`, `visible`). */
const PIECES = /[\ufffd\udc80-\udcff]+/u;

/** Parts of a secret that are shorter are parts of other words as well. */
const SHORTEST_PART = 3;

/** Directives whose values are passwords, keys and hashes. */
const secretDirectives: readonly string[] = directives.flatMap(({ name, aliases = [], kind }) => {
  const facts = at(kind, latest);
  return 'role' in facts && facts.role === 'secret' ? [name, ...aliases] : [];
});

/** Whether a directive or an option of this name has a value that should not be shown; also where it is misspelled. */
export function isSecretName(word: string): boolean {
  // As in `plugin_opt_password: secret`.
  const name = word.replace(/[:=]+$/, '');
  if (OPTION.test(name))
    return SECRET_NAME.test(name) || (SECRET_OPTION.test(name) && !ABOUT_A_SECRET.test(name));
  if (findDirective(name)) return secretDirectives.includes(name);
  if (SECRET_NAME.test(name)) return true;
  // Most names are nothing like these, and there may be very many.
  return NEARLY_SECRET.test(name) && nearestWord(name.toLowerCase(), secretDirectives, 2) !== undefined;
}

/** Whether a value holds a secret among other things, such as `redis://user:password@host` or `host=db password=secret`. */
export function hasSecretWithin(value: string): boolean {
  return maskWithin(value) !== value;
}

function maskWithin(text: string): string {
  return WITHIN.reduce((shown, pattern) => shown.replace(pattern, `$1${MASK}$2`), text);
}

/** A line as it may be shown to anyone: without passwords, keys and hashes, and without what is not of its file's kind. */
export function maskLine(text: string, syntax: LineSyntax): string {
  switch (syntax) {
    case 'configuration':
      return maskDirective(text);
    case 'acl':
      return maskAclLine(text);
    case 'credentials':
      return maskEntry(text);
    case 'dynamic-security':
      return maskJson(text, isSecretName);
  }
}

function maskDirective(text: string): string {
  const word = text.trim();
  if (ENCODED.test(word)) return MASK;
  const shown = maskWithin(text);
  const [, before = '', name = '', between = ''] = LINE.exec(shown) ?? [];
  if (name === '') return word.length > LONGEST_WORD || /^[:=]/.test(text) ? MASK : shown;
  if (isSecretName(name)) return before + name + between + MASK;
  // A line of another kind of file: `name:hash`, `NAME=value`.
  const isForeign = !before.includes('#') && /^[:=]/.test(between) && !findDirective(name);
  return isForeign ? before + name + between + MASK : shown;
}

/** A line that does not resemble an ACL line may belong to any other file, such as `/etc/shadow`. */
function maskAclLine(text: string): string {
  const [word = ''] = text.replace('\ufeff', '').trim().split(/\s/, 1);
  const isShown =
    word === '' || word.startsWith('#') || nearestWord(word.toLowerCase(), aclWords, 2) !== undefined;
  return isShown ? text : MASK;
}

/** Only the name is shown, also of a line that is commented out. Without a colon it is not known what the name is. */
function maskEntry(text: string): string {
  if (text.trim() === '') return text;
  const colon = text.indexOf(':');
  if (colon < 0) return text.startsWith('#') ? `#${MASK}` : MASK;
  // The second occurrence of a name is not a secret.
  const name = text.slice(0, colon + 1);
  const shown = text.startsWith(name, name.length) ? name + name : name;
  return shown + (shown.length < text.length ? MASK : '');
}

/** A text with every line masked. */
export function maskText(text: string, syntax: LineSyntax): string {
  return text.replace(/[^\r\n]+/g, (line) => maskLine(line, syntax));
}

/** What is masked in a line, longest first: the whole, and its words. */
export function secretsOf(text: string, syntax: LineSyntax): readonly string[] {
  if (syntax === 'dynamic-security')
    return [...jsonSecrets(text, isSecretName)].sort((a, b) => b.length - a.length);
  const shown = maskLine(text, syntax);
  const cut = shown.indexOf(MASK);
  if (shown === text || cut < 0) return [];
  const behind = shown.length - shown.lastIndexOf(MASK) - MASK.length;
  const whole = text.slice(cut, text.length - behind).trim();
  const words = whole.split(/[\s:=`]+/).filter(({ length }) => length >= SHORTEST_PART);
  return [...new Set([whole, ...words])].filter(Boolean).sort((a, b) => b.length - a.length);
}

/** A text about a line, without the line's secrets, nor any part of them that it quotes. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const [longest] = secrets;
  if (longest === undefined) return text;
  // A buffer may end within a character.
  const isPart = (word: string) =>
    secrets.includes(word) ||
    (word.length >= SHORTEST_PART && word.split(PIECES).every((piece) => longest.includes(piece)));
  // What is quoted may contain the mark that quotes, so quotes are looked for in what is left.
  const shown = secrets
    .filter(({ length }) => length >= SHORTEST_PART)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  // A line that is longer than a release's buffer is quoted in parts.
  return shown.replace(/`([^`]+)`/g, (whole, content: string) =>
    isPart(content) ? `\`${MASK}\`` : whole.replace(/[^\s:=`]+/g, (word) => (isPart(word) ? MASK : word)),
  );
}
