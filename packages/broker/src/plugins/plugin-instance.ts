import type { Plugin } from '@mosquitto-conf/config';
import type { Log } from '../log/log.js';
import type { PluginHandlers } from './broker-plugin.js';

/** A plugin that runs: the handlers of one line that loads it. */
export class PluginInstance {
  constructor(
    readonly plugin: Plugin,
    readonly handlers: PluginHandlers,
    private readonly log: Log,
  ) {}

  /**
   * Calls a handler. What it throws is logged.
   * @param event the name of the event, for the log
   * @param otherwise what holds if the handler fails
   */
  run<T>(event: string, call: (handlers: PluginHandlers) => T, otherwise: T): T {
    try {
      return call(this.handlers);
    } catch (error) {
      this.#logFailure(event, error);
      return otherwise;
    }
  }

  /** The same for a handler that may answer later. */
  ask<T>(event: string, call: (handlers: PluginHandlers) => T | Promise<T>, otherwise: T): T | Promise<T> {
    const answer = this.run<T | Promise<T>>(event, call, otherwise);
    if (!isPromise(answer)) return answer;
    return Promise.resolve(answer).catch((error) => {
      this.#logFailure(event, error);
      return otherwise;
    });
  }

  #logFailure(event: string, error: unknown): void {
    const { path, place } = this.plugin;
    const reason = error instanceof Error ? error.message : String(error);
    this.log.write(
      'error',
      `Error: The plugin ${path} (${place.file}:${place.line}) failed in ${event}: ${reason}`,
    );
  }
}

/** Whether a handler answers later. */
export function isPromise<T>(answer: T | Promise<T>): answer is Promise<T> {
  return typeof (answer as Promise<T> | undefined)?.then === 'function';
}
