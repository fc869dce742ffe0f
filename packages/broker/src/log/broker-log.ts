import { closeSync, constants, openSync } from 'node:fs';
import type { Configuration, Directive, Language, LogDestination, TextValue } from '@mosquitto-conf/config';
import {
  logDest,
  logFacility,
  logTimestamp,
  logTimestampFormat,
  logType,
} from '@mosquitto-conf/config/directives';
import { runningTexts } from '../texts/running.js';
import { append } from './append.js';
import { type Log, type LogKind, logText } from './log.js';
import { SystemLogger } from './system-logger.js';
import { formatTime } from './timestamp.js';

/** The words of `log_type`. No line of this broker is of the kinds `websockets` and `internal`. */
type LogType = LogKind | 'websockets' | 'internal' | 'none' | 'all';

/** The kinds that are logged without `log_type`. */
const USUAL: readonly LogKind[] = ['error', 'warning', 'notice', 'information'];
const EVERYTHING: readonly LogKind[] = [...USUAL, 'debug', 'subscribe', 'unsubscribe'];

/** The topics below `$SYS/broker/log/`; the rest go under their kind's first letter. */
const letters: Readonly<Record<LogKind, string>> = {
  error: 'E',
  warning: 'W',
  notice: 'N',
  information: 'I',
  debug: 'D',
  subscribe: 'M/subscribe',
  unsubscribe: 'M/unsubscribe',
};

export interface BrokerLogOptions {
  /** `-v`: everything, whatever `log_type` is. */
  readonly verbose?: boolean;
  /** `-q`: nothing. */
  readonly quiet?: boolean;
  /** Before the log is opened: the usual kinds, to standard error, whatever is configured (log__init is called late). */
  readonly early?: boolean;
  readonly now: () => Date;
  /** Where a path of the broker's is found here. */
  readonly locate: (path: string) => string;
  /** The language of lines that Mosquitto does not write. */
  readonly language?: Language | undefined;
  readonly stdout?: (text: string) => void;
  readonly stderr?: (text: string) => void;
}

/** The log as configured: kinds, destinations, time in front of each line (log__vprintf). */
export class BrokerLog implements Log {
  #kinds: ReadonlySet<LogKind> = new Set();
  #destinations: readonly LogDestination[] = [];
  #stamp: (date: Date) => string = () => '';
  #file: number | undefined;
  #facility: number | undefined;
  #system: SystemLogger | undefined;
  /** Publishes a line; set once the broker can. */
  publish: ((topic: string, text: string) => void) | undefined;

  constructor(
    configuration: Configuration | undefined,
    private readonly options: BrokerLogOptions,
  ) {
    this.follow(configuration);
  }

  /** Goes by what is in force from now on, at the start and after a reload; the log file is opened anew. */
  follow(configuration: Configuration | undefined): void {
    const settings = configuration?.settings;
    const all = <T>(directive: Directive<T>): readonly T[] =>
      this.options.early ? [] : (settings?.all(directive).map(({ value }) => value) ?? []);
    this.#kinds = kindsOf(all(logType), this.options);
    this.#destinations = destinationsOf(all(logDest));
    this.#stamp = stamper(settings?.get(logTimestamp) ?? true, settings?.get(logTimestampFormat));
    this.#facility = settings?.get(logFacility);
    this.reopen();
  }

  get language(): Language | undefined {
    return this.options.language;
  }

  /** Whether lines of a kind are written to the terminal. */
  isShown(kind: LogKind): boolean {
    return this.#kinds.has(kind) && this.#destinations.some(({ to }) => to === 'stdout' || to === 'stderr');
  }

  wants(kind: LogKind): boolean {
    return this.#kinds.has(kind) && (this.#destinations.length > 0 || kind === 'error');
  }

  write(kind: LogKind, text: string): void {
    if (!this.#kinds.has(kind)) return;
    const line = `${this.#stamp(this.options.now())}${text}\n`;
    for (const { to } of this.#destinations) {
      if (to === 'stdout') (this.options.stdout ?? writeTo(1))(line);
      else if (to === 'stderr') (this.options.stderr ?? writeTo(2))(line);
      else if (to === 'syslog') this.#system?.write(kind, line.trimEnd());
      else if (to === 'file' && this.#file !== undefined) append(this.#file, line);
      else if (to === 'topic' && kind !== 'debug')
        this.publish?.(`$SYS/broker/log/${letters[kind]}`, line.trimEnd());
    }
  }

  /** Opens the log file anew, as a rotation wants it. */
  reopen(): void {
    this.close();
    if (this.#destinations.some(({ to }) => to === 'syslog'))
      this.#system = new SystemLogger(this.#facility, (reason) => this.#withoutSyslog(reason));
    const path = this.#destinations.findLast(({ to }) => to === 'file')?.path;
    if (path === undefined) return;
    try {
      // Without this flag, opening a pipe without a reader would block.
      this.#file = openSync(this.options.locate(path), APPENDING, 0o600);
    } catch {
      // From here on only errors are logged, to standard error (log__init).
      this.#kinds = new Set(['error']);
      this.#destinations = [{ to: 'stderr' }];
      this.write('error', `Error: Unable to open log file ${path} for writing.`);
    }
  }

  /** What would go nowhere else goes to standard error from now on. */
  #withoutSyslog(reason: TextValue): void {
    const others = this.#destinations.filter(({ to }) => to !== 'syslog');
    this.#destinations = others.length > 0 ? others : [{ to: 'stderr' }];
    logText(this, 'warning', runningTexts.noSyslog({ reason }));
  }

  close(): void {
    this.#system?.close();
    this.#system = undefined;
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function kindsOf(
  values: readonly LogType[],
  { verbose, quiet, early }: BrokerLogOptions,
): ReadonlySet<LogKind> {
  if (early) return new Set(USUAL);
  if (quiet) return new Set();
  if (verbose) return new Set(EVERYTHING);
  if (values.length === 0) return new Set(USUAL);
  const kinds = new Set<LogKind>();
  for (const value of values) {
    if (value === 'none') kinds.clear();
    else if (value === 'all') for (const kind of EVERYTHING) kinds.add(kind);
    else if (value !== 'websockets' && value !== 'internal') kinds.add(value);
  }
  return kinds;
}

function destinationsOf(values: readonly LogDestination[]): readonly LogDestination[] {
  if (values.length === 0) return [{ to: 'stderr' }];
  let chosen: LogDestination[] = [];
  for (const value of values) {
    if (value.to === 'none') chosen = [];
    else chosen.push(value);
  }
  // Nothing is logged to DLT here. What would go nowhere else goes to standard error.
  const known = chosen.filter(({ to }) => to !== 'dlt');
  return known.length === 0 && chosen.length > 0 ? [{ to: 'stderr' }] : known;
}

function stamper(wanted: boolean, format: string | undefined): (date: Date) => string {
  if (!wanted) return () => '';
  if (format === undefined) return (date) => `${Math.floor(date.getTime() / 1000)}: `;
  return (date) => `${formatTime(format, date)}: `;
}

const APPENDING = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

function writeTo(descriptor: 1 | 2): (text: string) => void {
  return (text) => append(descriptor, text);
}
