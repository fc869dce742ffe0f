import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { Directive } from '../catalogue/directive.js';
import type { Spelling } from '../catalogue/index.js';
import type { Bridge, Listener, Plugin, Security, SourceFile } from '../configuration.js';
import { Settings } from '../configuration.js';
import type { Host } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Problem, Report, Wording } from '../report.js';
import { Memory } from './memory.js';

/** The sections above a line in its own file. They do not continue in another file. */
export interface FileContext {
  readonly path: string;
  /** 0 for the main file, 1 for an included one. */
  readonly level: number;
  listener: Listener | undefined;
  bridge: Bridge | undefined;
  plugin: Plugin | undefined;
}

/** One directive's line on its way through the interpreter. */
export interface Statement<T = unknown> {
  readonly directive: Directive<T>;
  readonly spelling: Spelling;
  readonly line: DirectiveLine;
  readonly place: Place;
  readonly context: FileContext;
}

/** How a file came to be read. */
export interface Inclusion {
  /** The line that included it. */
  readonly by: Place;
  /** The last line of the file before it, which the broker wrongly names when it cannot begin with this one. */
  readonly lastLine: number;
}

/** What begins other listeners or bridges above lines that then have no effect. */
export interface StaleScope {
  readonly what: 'listener' | 'bridge';
  /** The `include_dir` line. */
  readonly include: Place;
  /** The line that begins the other one. */
  readonly begun: Place | undefined;
}

/**
 * Reads one configuration file and runs its lines.
 * @returns how many lines the file has
 */
export type ReadFile = (state: State, path: string, included?: Inclusion) => number;

/** The configuration while it is being read. */
export class State {
  readonly files: SourceFile[] = [];
  readonly settings: Settings;
  readonly security: Security;
  readonly listeners: Listener[] = [];
  readonly bridges: Bridge[] = [];
  /** The first bridge of each name. */
  readonly bridgeOf = new Map<string, Bridge>();
  readonly plugins: Plugin[] = [];
  /** How many names were not known so far. */
  unknownNames = 0;
  perListenerSettings = false;
  /** Bridges with an `address` or `topic` that could not be read: they are not without. */
  readonly attempted = { address: new Set<Bridge>(), topic: new Set<Bridge>() };
  /** By settings that lines are written to without effect, until a person is told; see `leaveStaleScopes`. */
  readonly staleScopes = new Map<Settings, StaleScope>();
  /** Whether a security directive was read, so that `per_listener_settings` comes too late. */
  securitySettled = false;
  readonly memory: Memory;
  localOnly: boolean;
  /** From 2.1 made by the first line that calls for it; before, there from the start and opened at the end if used. */
  defaultListener: Listener | undefined;
  /** From 2.1: the line that called for it. */
  defaultCause: { readonly name: string; readonly place: Place } | undefined;

  constructor(
    readonly release: Release,
    readonly host: Host,
    readonly report: Report,
    /** Reads an included file; passed in, because the line that includes it is run by the same function. */
    readonly readFile: ReadFile,
  ) {
    this.memory = new Memory(release);
    this.settings = this.newSettings();
    this.security = { settings: this.newSettings(), plugins: [] };
    this.localOnly = since(release, '2.0');
    if (!since(release, '2.1')) this.defaultListener = this.newListener('default');
  }

  newSettings(): Settings {
    return new Settings(this.release);
  }

  newListener(origin: Listener['origin'], place?: Place): Listener {
    const settings = this.newSettings();
    return {
      origin,
      ...(place ? { place } : {}),
      port: origin === 'listener' ? 0 : 1883,
      settings,
      security: { settings, plugins: [] },
    };
  }

  /** From 2.1: the default listener, made where none is there yet (config__create_default_listener). */
  callForDefaultListener(statement: Statement): Listener {
    if (!this.defaultListener) {
      if (this.memory.lacksListener) this.refuse(statement.place, this.memory.noRoom('noRoomForListener'));
      this.defaultListener = this.newListener('default', statement.place);
      this.listeners.push(this.defaultListener);
      this.defaultCause = { name: statement.spelling.name, place: statement.place };
    }
    return this.defaultListener;
  }

  /** Reports a refusal that the broker blames on the line at `place`. */
  refuse(
    place: Place,
    problem: Wording & Pick<Problem, 'code' | 'meant' | 'related' | 'fromAbsence' | 'crashes'>,
  ): void {
    const named = problem.crashes || this.memory.silencesErrors ? {} : { named: brokerPlace(place) };
    this.report.refuse({ stage: 'config', ...problem, place, ...named });
  }
}

/** A place as the broker names it. */
export function brokerPlace({ file, line, counted = line }: Place): { file: string; line: number } {
  return { file, line: counted };
}
