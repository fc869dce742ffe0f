/// <reference types="node" />
import { type ChildProcess, fork } from 'node:child_process';
import { type Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { BrokerOrder, ListenerAt, Report } from './messages.js';

/** Why a broker did not start, in words for who wrote the configuration. */
export class StartFailure extends Error {
  constructor(
    message: string,
    /** Whether another program has the address. */
    readonly isTaken: boolean,
  ) {
    super(message);
  }
}

/** How long a broker may take to shut down, in milliseconds. */
const PATIENCE = 2000;

/** The test broker of this window: one process at most, its log, and a sign in the status bar while it runs. */
export class TestBroker implements Disposable {
  #child: ChildProcess | undefined;
  readonly #log = window.createOutputChannel(l10n.t('Mosquitto test broker'), { log: true });
  readonly #item = window.createStatusBarItem('mosquitto.testBroker', StatusBarAlignment.Right, 99);

  /** @param script what the process runs */
  constructor(private readonly script: string) {
    this.#item.name = l10n.t('Mosquitto test broker');
    this.#item.command = 'mosquitto.stopTestBroker';
  }

  /**
   * Starts a broker; one that runs is stopped before.
   * @throws StartFailure where the configuration or the machine does not allow it
   */
  async start(order: BrokerOrder): Promise<readonly ListenerAt[]> {
    await this.stop();
    const child = fork(this.script, {
      // The editor's own program runs as Node only with this variable.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      silent: true,
    });
    this.#child = child;
    child.stderr?.on('data', (text: Buffer) => this.#log.error(String(text).trimEnd()));
    return new Promise((resolve, reject) => {
      const fail = (reason: string, isTaken = false) => {
        this.#log.error(reason);
        reject(new StartFailure(reason, isTaken));
      };
      child.on('error', ({ message }) => fail(message));
      child.on('message', (report: Report) => {
        if (report.kind === 'log') this.#log[report.weight](report.text);
        else if (report.kind === 'failed') fail(report.reason, report.isTaken);
        else {
          this.#show(report.listeners);
          resolve(report.listeners);
        }
      });
      child.once('exit', () => {
        reject(new StartFailure(l10n.t('The test broker ended before it was ready.'), false));
        if (this.#child !== child) return;
        this.#child = undefined;
        this.#item.hide();
      });
      child.send(order);
    });
  }

  /** Ends it; does nothing where none runs. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = undefined;
    this.#item.hide();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    if (child.connected) child.disconnect();
    await gone;
    clearTimeout(timer);
    this.#log.info(l10n.t('The test broker was stopped.'));
  }

  showLog(): void {
    this.#log.show(true);
  }

  dispose(): void {
    if (this.#child?.connected) this.#child.disconnect();
    this.#item.dispose();
    this.#log.dispose();
  }

  #show(listeners: readonly ListenerAt[]): void {
    const text = l10n.t('Test broker {0}', listeners.map(({ url }) => portOf(url)).join(', '));
    this.#item.text = `$(broadcast) ${text}`;
    this.#item.tooltip = [...listeners.map(({ url }) => url), l10n.t('Click to stop it.')].join('\n');
    this.#item.accessibilityInformation = { label: text };
    this.#item.show();
  }
}

/** What stands for a listener in few letters. */
function portOf(url: string): string {
  return url.slice(Math.max(url.lastIndexOf(':'), url.lastIndexOf('/')) + 1);
}
