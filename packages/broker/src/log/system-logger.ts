import { type ChildProcess, spawn } from 'node:child_process';
import type { TextValue } from '@mosquitto-conf/config';
import { runningTexts } from '../texts/running.js';
import type { LogKind } from './log.js';

/** The severities of syslog by kind (log__vprintf). */
const severities: Readonly<Record<LogKind, number>> = {
  error: 3,
  warning: 4,
  notice: 5,
  information: 6,
  debug: 7,
  subscribe: 5,
  unsubscribe: 5,
};

/** The facilities of syslog: `daemon`, and `local0`, the first of those that `log_facility` chooses. */
const DAEMON = 3;
const LOCAL = 16;

/**
 * Sends lines to this machine's syslog. Node has no datagram sockets of a path, which syslog needs, so the program `logger` of
 * util-linux does it, one process for all lines.
 */
export class SystemLogger {
  readonly #facility: number;
  #program: ChildProcess | undefined;

  /**
   * @param facility `log_facility`; undefined for `daemon`
   * @param onFailure called with what is wrong if lines cannot be sent
   */
  constructor(facility: number | undefined, onFailure: (reason: TextValue) => void) {
    this.#facility = facility === undefined ? DAEMON : LOCAL + facility;
    const program = spawn('logger', ['--prio-prefix', '--tag', 'mosquitto', `--id=${process.pid}`], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#program = program;
    const fail = (reason: TextValue) => {
      if (this.#program !== program) return;
      this.#program = undefined;
      onFailure(reason);
    };
    program.on('error', (error) => fail(error.message));
    program.on('exit', (code) => fail(runningTexts.loggerEnded({ code: code ?? '' })));
    program.stdin.on('error', () => undefined);
    // The broker's own work decides when its process ends.
    program.unref();
  }

  write(kind: LogKind, line: string): void {
    const priority = this.#facility * 8 + severities[kind];
    this.#program?.stdin?.write(`<${priority}>${line.replaceAll('\n', ' ')}\n`);
  }

  /** What is written by then is still sent. */
  close(): void {
    const program = this.#program;
    this.#program = undefined;
    program?.stdin?.end();
  }
}
