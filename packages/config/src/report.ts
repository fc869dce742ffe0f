import type { AnyDocument, LineBase, Span } from '@mosquitto-conf/grammar';
import type { Code } from './codes.js';
import type { UnreadReason } from './host.js';
import { LineReports } from './line-reports.js';
import { type LineSyntax, maskLine, secretsOf, withoutSecrets } from './secrets.js';
import { readTemplate } from './template.js';
import { type Language, type Text, write } from './text.js';
import { templateTexts } from './texts/templates.js';

/** A place in a file, by the name the broker knows the file by. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The number that the broker gives the line, where it is another: up to 1.4.14 a very long line counts as several. */
  readonly counted?: number;
  /** Offsets in the file's text. */
  readonly span: Span;
}

/** What is reported of a place, whether the broker stops at it or not. */
export interface ReportEntry {
  /** Stable, kebab-case: the rule a diagnostic names. */
  readonly code: Code;
  /** What is wrong: one sentence, in this project's words. */
  readonly message: string;
  /** Why the broker minds. */
  readonly why?: string;
  /** What to do about it. */
  readonly help?: string;
  /** Where a person should look. */
  readonly place?: Place;
  /** What was probably meant: a text to stand in place of what `place` spans. */
  readonly meant?: string;
  /** The other lines of a mistake that spans several, with the value that each was meant to have. */
  readonly meantElsewhere?: readonly { readonly place: Place; readonly text: string }[];
  /** The other line, where two are at odds. */
  readonly related?: Place;
  /** The file that was not read, and why. */
  readonly unread?: { readonly path: string; readonly reason: UnreadReason | 'elsewhere' };
  /** The path of a missing file that could be made: its folder is there, and an empty file allows no client anything. */
  readonly creatable?: string;
  /** It holds only if no unread part of the configuration says otherwise. */
  readonly fromAbsence?: boolean;
}

/** Why the broker would refuse to start. */
export interface Problem extends ReportEntry {
  /** `config`: while reading the configuration; `startup`: after. */
  readonly stage: 'config' | 'startup';
  /** This release does not refuse: it crashes. */
  readonly crashes?: true;
  /** This release neither stops nor continues: it runs, and never opens a listener. */
  readonly hangs?: true;
  /** Where the broker itself says the error is; absent where it names no line. */
  readonly named?: { readonly file: string; readonly line: number };
}

/** What the broker would say without stopping, or what cannot be known here. */
export interface Remark extends ReportEntry {
  /** The broker's own level, or `hint` for what only this tool says (a file that is not on this machine). */
  readonly level: 'warning' | 'notice' | 'info' | 'hint';
  /** Whether the broker starts depends on this, and it cannot be known here: on how it was built, or on its machine. */
  readonly undecided?: true;
}

/** What a person reads of something, before it is written in a language. */
export interface Wording {
  readonly message: Text;
  readonly why?: Text;
  readonly help?: Text;
}

/** A problem, remark or finding with its texts not yet written. */
export type Unwritten<Entry> = Omit<Entry, keyof Wording> & Wording;

/**
 * What a release does with a configuration.
 *
 * - `running`: it starts, or it runs without ever finishing its start (`Problem.hangs`)
 * - `config`: it refuses while reading
 * - `startup`: it reads everything, then fails to start
 * - `crash`: it crashes, while reading or after
 * - `unknown`: whether it starts is not known here
 */
export type Outcome = 'running' | 'config' | 'startup' | 'crash' | 'unknown';

/** Collects what is found, in the order the broker would come across it. */
export class Report {
  readonly problems: Problem[] = [];
  readonly remarks: Remark[] = [];
  /** Of each file that is a template, the lines with placeholders, and those that are there under a condition. */
  readonly templates = new Map<string, ReadonlySet<number>>();
  /** The lines that include a folder or a file that cannot be read here, so its content is unknown. */
  readonly unread: Place[] = [];
  /** Every file that was looked at, so that places can be shown: configurations, password, ACL, PSK and dynamic security files. */
  readonly documents = new Map<string, AnyDocument>();

  readonly #syntaxes = new Map<string, LineSyntax>();
  readonly #lines = new LineReports();
  #isUndecided = false;
  /** The line whose secrets were looked for last. */
  #masked: { text: string; syntax: LineSyntax; secrets: readonly string[] } | undefined;

  /**
   * @param options whether placeholders of templates are looked for (otherwise files are taken literally), and the language
   *   of the texts, English by default
   */
  constructor(
    private readonly options: { readonly templates?: boolean; readonly language?: Language } = {},
  ) {}

  /** Adds a file that was looked at. */
  addDocument(path: string, document: AnyDocument, syntax: LineSyntax): void {
    this.documents.set(path, document);
    this.#syntaxes.set(path, syntax);
  }

  refuse(problem: Unwritten<Problem>): void {
    if (this.#isTold(problem) && this.#lines.hasRoom(problem)) this.problems.push(this.#written(problem));
  }

  remark(remark: Unwritten<Remark>): void {
    if (this.#isTold(remark) && this.#lines.hasRoom(remark)) this.remarks.push(this.#written(remark));
  }

  /** The sentence in the language of this report. */
  write(text: Text | string): string {
    return typeof text === 'string' ? text : write(text, this.options.language);
  }

  /**
   * A line of a file that was looked at, as it may be shown to anyone: without passwords, keys and hashes.
   * @param line from 1
   */
  shownLine(file: string, line: number): string | undefined {
    const text = this.#line(file, line);
    return text === undefined ? undefined : maskLine(text, this.syntaxOf(file));
  }

  /**
   * What must not be shown of a line, longest first.
   * @param line from 1
   */
  secretsAt(file: string, line: number): readonly string[] {
    const text = this.#line(file, line);
    if (text === undefined) return [];
    // Several things may be said of one line, which may be very long.
    const syntax = this.syntaxOf(file);
    if (this.#masked?.text !== text || this.#masked.syntax !== syntax)
      this.#masked = { text, syntax, secrets: secretsOf(text, syntax) };
    return this.#masked.secrets;
  }

  /** How the lines of a file are written. */
  syntaxOf(file: string): LineSyntax {
    return this.#syntaxes.get(file) ?? 'configuration';
  }

  #line(file: string, number: number): string | undefined {
    const document = this.documents.get(file);
    const line: LineBase | undefined = document?.lines[number - 1];
    return line && document?.text.slice(line.start, line.end);
  }

  /** An entry with its texts written, without the secrets of its line. */
  #written<Entry extends ReportEntry>(entry: Unwritten<Entry>): Entry {
    const { place } = entry as Pick<ReportEntry, 'place'>;
    const secrets = place ? this.secretsAt(place.file, place.line) : [];
    const shown = (text: Text | string) => withoutSecrets(this.write(text), secrets);
    const { message, why, help } = entry;
    return {
      ...entry,
      message: shown(message),
      ...(why === undefined ? {} : { why: shown(why) }),
      ...(help === undefined ? {} : { help: shown(help) }),
    } as Entry;
  }

  /** Whether every part of the configuration is known here: nothing is unread, and nothing is to be filled in. */
  get isWhole(): boolean {
    return this.unread.length === 0 && this.templates.size === 0;
  }

  /** Whether a line contains a placeholder or depends on a condition, so its final text is unknown. */
  isOfTemplate({ file, line }: Pick<Place, 'file' | 'line'>): boolean {
    return this.templates.get(file)?.has(line) ?? false;
  }

  /**
   * Takes note of the placeholders of a file, and says so once.
   * @returns the text as it may look once they are filled; where the file is to be taken literally, as it is
   */
  readTemplate(file: string, text: string): string {
    const template = this.options.templates ? readTemplate(text) : undefined;
    if (!template) return text;
    const [line = 1] = template.lines;
    const start = text.split('\n', line - 1).reduce((sum, { length }) => sum + length + 1, 0);
    const end = text.indexOf('\n', start);
    this.templates.set(file, template.lines);
    const { size } = template.lines;
    const remark = this.#written<Remark>({
      level: 'hint',
      undecided: true,
      code: 'template',
      message: size === 1 ? templateTexts.one : templateTexts.several({ count: size }),
      help: templateTexts.check,
      place: { file, line, span: { start, end: end < 0 ? text.length : end } },
    });
    this.remarks.push(remark);
    return template.text;
  }

  #isTold({ fromAbsence, place, related }: Pick<ReportEntry, 'fromAbsence' | 'place' | 'related'>): boolean {
    if (fromAbsence && !this.isWhole) return false;
    return !(place && this.isOfTemplate(place)) && !(related && this.isOfTemplate(related));
  }

  /** What the broker would stop at, or never finish; undefined if it would start. */
  get stop(): Problem | undefined {
    return this.problems.find((problem) => problem.stage === 'config') ?? this.problems[0];
  }

  /** Leaves it open whether the broker starts, where a rule says why. */
  leaveOpen(): void {
    this.#isUndecided = true;
  }

  /** What the broker would do, as far as has been found. */
  get outcome(): Outcome {
    const { stop } = this;
    if (stop?.hangs) return 'running';
    if (stop) return stop.crashes ? 'crash' : stop.stage;
    const isUndecided = this.#isUndecided || this.remarks.some(({ undecided }) => undecided);
    return isUndecided ? 'unknown' : 'running';
  }
}
