import type { Plugin } from '@mosquitto-conf/config';
import { type Log, logText } from '../log/log.js';
import { runningTexts } from '../texts/running.js';
import type { PluginHandlers } from './broker-plugin.js';

/** A plugin that runs: the handlers of one line that loads it. */
export class PluginInstance {
  constructor(
    readonly plugin: Plugin,
    readonly handlers: PluginHandlers,
    private readonly log: Log,
  ) {}

  /**
   * Calls a handler that must answer at once, or that is only notified. What it throws is logged.
   * @param event the name of the event, for the log
   * @param otherwise what holds if the handler fails; undefined where no answer is expected
   */
  run<T>(event: string, call: (handlers: PluginHandlers) => T, otherwise: T): T {
    const answer = this.ask(event, call, otherwise);
    if (!isPromise(answer)) return answer;
    // The types do not allow it, but an `async` handler is easily written.
    if (otherwise !== undefined) this.#logFailure(event, 'it must answer at once, without a promise');
    return otherwise;
  }

  /** The same for a handler that may answer later. */
  ask<T>(event: string, call: (handlers: PluginHandlers) => T | Promise<T>, otherwise: T): T | Promise<T> {
    const failed = (error: unknown) => {
      this.#logFailure(event, error);
      return otherwise;
    };
    try {
      const answer = call(this.handlers);
      return isPromise(answer) ? Promise.resolve(answer).catch(failed) : answer;
    } catch (error) {
      return failed(error);
    }
  }

  #logFailure(event: string, error: unknown): void {
    const { path, place } = this.plugin;
    const reason = error instanceof Error ? error.message : String(error);
    const at = `${place.file}:${place.line}`;
    logText(this.log, 'error', runningTexts.pluginFailed({ path, place: at, event, reason }));
  }
}

/** Whether a handler answers later. */
export function isPromise<T>(answer: T | Promise<T>): answer is Promise<T> {
  return typeof (answer as Promise<T> | undefined)?.then === 'function';
}
