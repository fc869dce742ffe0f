import type { Code } from '../codes.js';
import type { Account, FileSystem } from '../host.js';
import { CTokens } from '../kinds/c-tokens.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import { meantWord } from '../spelling.js';
import type { Text } from '../text.js';
import { aclFile as texts } from '../texts/acl-file.js';
import { openAccessFile, placeOf, remarkOnOddLine } from './access-file.js';
import { type AccessLine, accessLines, trim, trimEnd, trimStart } from './access-lines.js';
import { filtersIn, isValidFilter } from './topics.js';

/** What an ACL line grants; `deny` (from 2.0) takes away. */
export type AclAccess = 'read' | 'write' | 'readwrite' | 'deny';

/** A `topic` or `pattern` line. */
export interface AclEntry {
  readonly kind: 'topic' | 'pattern';
  readonly access: AclAccess;
  /** As written: `%u` and `%c` of a pattern are still in it. */
  readonly filter: string;
  /** For `topic`: the user it applies to; undefined for anonymous clients. */
  readonly user: string | undefined;
  /** The line. */
  readonly place: Place;
  /** The filter in it. */
  readonly filterPlace: Place;
}

/** A `user` line. */
export interface AclUserLine {
  readonly user: string;
  readonly place: Place;
}

/** An ACL file as a release took it in. Entries are in the order in which it tries them: what denies comes first. */
export interface AclFile {
  readonly path: string;
  readonly release: Release;
  /** Topics by user. A user without any is not among them. */
  readonly users: ReadonlyMap<string, readonly AclEntry[]>;
  /** Topics for anonymous clients: those above the first `user` line. */
  readonly anonymous: readonly AclEntry[];
  /** Patterns, which apply to all clients wherever they are. */
  readonly patterns: readonly AclEntry[];
  /** `user` lines in order. */
  readonly userLines: readonly AclUserLine[];
}

const ROOM = 1023;

/** The words that allow something. */
const ALLOWING = ['read', 'write', 'readwrite'];

/**
 * Reads an ACL file as a release does at start-up (aclfile__parse). Reading continues after a line at fault, so that
 * everything that is wrong comes up at once.
 * @param at the configuration line that names the file
 * @param account who the broker reads it as; without it mode, owner and group are not looked at
 * @returns undefined where the file cannot be read
 */
export function readAclFile(
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
  account?: Account,
): AclFile | undefined {
  const text = openAccessFile('acl', path, { release, files, report, at, account });
  if (text === undefined) return undefined;
  const reader = new AclReader(path, release, report);
  for (const line of accessLines(text, release, ROOM)) {
    remarkOnOddLine(path, line, report);
    // 2.1 takes a line with a NUL for the end of the file here.
    if (line.dropped) break;
    reader.read(line);
  }
  const acl = reader.finish();
  if (!since(release, '1.5.6') && acl.users.size + acl.anonymous.length + acl.patterns.length === 0) {
    report.remark({
      level: 'hint',
      code: 'acl-file-lets-all-in',
      message: texts.grantsNothing({ path }),
      why: texts.emptyMeansNone,
      help: texts.grantSomething,
      ...(at ? { place: at } : {}),
    });
  }
  return acl;
}

class AclReader {
  readonly #users = new Map<string, AclList>();
  readonly #anonymous = new AclList();
  readonly #patterns = new AclList();
  readonly #userLines: AclUserLine[] = [];
  #user: string | undefined;
  readonly #trimsBlanks: boolean;

  constructor(
    private readonly path: string,
    private readonly release: Release,
    private readonly report: Report,
  ) {
    this.#trimsBlanks = since(release, '1.6.9');
  }

  read(line: AccessLine): void {
    const text = this.#trimsBlanks ? trimEnd(line.text) : trimEnd(line.text, '\r\n');
    if (text.startsWith('#')) return;
    const tokens = new CTokens(text);
    const word = tokens.next(' ');
    if (!word) return;
    if (word.text === 'topic' || word.text === 'pattern') this.#readTopic(word.text, tokens, line);
    else if (word.text === 'user') this.#readUser(tokens, line);
    else this.#unknown(word, line);
  }

  finish(): AclFile {
    const users = new Map<string, readonly AclEntry[]>();
    for (const [user, list] of this.#users) users.set(user, list.entries);
    return {
      path: this.path,
      release: this.release,
      users,
      anonymous: this.#anonymous.entries,
      patterns: this.#patterns.entries,
      userLines: this.#userLines,
    };
  }

  #readTopic(kind: 'topic' | 'pattern', tokens: CTokens, line: AccessLine): void {
    const first = tokens.next(' ');
    if (!first) {
      this.#refuse(
        'acl-topic-empty',
        texts.topicMissing({ word: kind }),
        texts.writeTopic({ word: kind }),
        this.#whole(line),
      );
      return;
    }
    // The rest of the line is the topic, blanks and all; without one, the first word is the topic and not the access.
    const rest = tokens.next('');
    const access = rest ? this.#readAccess(first.text) : 'readwrite';
    if (access === undefined) {
      const withDeny = since(this.release, '2.0');
      const place = placeOf(this.path, line, first.start, first.end);
      const meant = meantWord(first.text, withDeny ? [...ALLOWING, 'deny'] : ALLOWING);
      const help = meant
        ? texts.writeAccess({ word: kind, access: meant })
        : withDeny
          ? texts.accessWordsWithDeny
          : texts.accessWords;
      this.#refuse('acl-access-invalid', texts.accessInvalid({ word: first.text }), help, place, meant);
      return;
    }
    const { text: filter, start } = rest ? this.#clean(rest) : first;
    const filterPlace = placeOf(this.path, line, start, start + filter.length);
    // Earlier releases took any text, and never found a topic for it.
    if (this.#trimsBlanks && !isValidFilter(filter, this.release)) {
      const message = texts.filterInvalid({ filter });
      const help = filtersIn(filter, this.release) ? texts.oneFilter : texts.writeFilter;
      this.#refuse('acl-topic-invalid', message, help, filterPlace);
      return;
    }
    this.#add({
      kind,
      access,
      filter,
      user: kind === 'topic' ? this.#user : undefined,
      place: this.#whole(line),
      filterPlace,
    });
  }

  #readAccess(word: string): AclAccess | undefined {
    if (word === 'read' || word === 'write' || word === 'readwrite') return word;
    return word === 'deny' && since(this.release, '2.0') ? word : undefined;
  }

  #add(entry: AclEntry): void {
    if (entry.kind === 'pattern') {
      this.#patterns.add(entry);
      if (since(this.release, '1.5.1') && !/%[cu]/.test(entry.filter)) this.#remarkOnPlainPattern(entry);
    } else if (entry.user === undefined) {
      this.#anonymous.add(entry);
    } else {
      let list = this.#users.get(entry.user);
      if (!list) {
        list = new AclList();
        this.#users.set(entry.user, list);
      }
      list.add(entry);
    }
  }

  #readUser(tokens: CTokens, line: AccessLine): void {
    const rest = tokens.next('');
    if (!rest) {
      this.#refuse('acl-user-empty', texts.userMissing, texts.writeUser, this.#whole(line));
      return;
    }
    const { text: user, start } = this.#clean(rest);
    this.#user = user;
    this.#userLines.push({ user, place: placeOf(this.path, line, start, start + user.length) });
  }

  /** What strtok() leaves of the line, without the blanks that the release takes away. */
  #clean(rest: { readonly text: string; readonly start: number }): { text: string; start: number } {
    const { text } = rest;
    const clean = this.#trimsBlanks ? trim(text) : since(this.release, '1.4.1') ? trimStart(text, ' ') : text;
    return { text: clean, start: rest.start + text.indexOf(clean) };
  }

  #unknown(
    word: { readonly text: string; readonly start: number; readonly end: number },
    line: AccessLine,
  ): void {
    const message = texts.lineUnknown({ word: word.text.replaceAll('\t', '\\t') });
    const place = placeOf(this.path, line, word.start, word.end);
    const { help, meant } = meantBy(word.text);
    if (since(this.release, '1.5.6')) {
      this.#refuse('acl-line-unknown', message, help, place, meant);
      return;
    }
    this.report.remark({
      level: 'hint',
      code: 'acl-line-unknown',
      message,
      why: texts.lineIgnored,
      help,
      place,
      ...(meant ? { meant } : {}),
    });
  }

  #remarkOnPlainPattern(entry: AclEntry): void {
    this.report.remark({
      level: 'warning',
      code: 'acl-pattern-plain',
      message: texts.patternPlain({ filter: entry.filter }),
      why: texts.sameForAll,
      help: texts.usePlaceholder,
      place: entry.filterPlace,
    });
  }

  #refuse(code: Code, message: Text, help: Text, place: Place, meant?: string): void {
    const why = texts.refused;
    this.report.refuse({ stage: 'startup', code, message, why, help, place, ...(meant ? { meant } : {}) });
  }

  #whole(line: AccessLine): Place {
    return placeOf(this.path, line);
  }
}

function meantBy(word: string): { readonly help: Text; readonly meant?: string } {
  if (word.includes('\t')) {
    return {
      help: texts.replaceTab,
      meant: word.trim().replaceAll(/\t+/g, ' '),
    };
  }
  if (word.startsWith('#')) return { help: texts.commentColumn };
  const meant = meantWord(word, ['topic', 'pattern', 'user']);
  if (!meant) return { help: texts.beginWithWord };
  const same = meant === word.toLowerCase();
  return { help: same ? texts.lowerCase({ word: meant }) : texts.didYouMean({ word: meant }), meant };
}

/** A list that is tried from the front, where each line that denies was put in front of all others (add__acl). */
class AclList {
  readonly #denials: AclEntry[] = [];
  readonly #grants: AclEntry[] = [];

  add(entry: AclEntry): void {
    (entry.access === 'deny' ? this.#denials : this.#grants).push(entry);
  }

  get entries(): readonly AclEntry[] {
    return [...this.#denials].reverse().concat(this.#grants);
  }
}
