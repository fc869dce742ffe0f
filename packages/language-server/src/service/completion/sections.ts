import {
  at,
  type Directive,
  type Place,
  type Scope,
  type Setting,
  type Settings,
  since,
} from '@mosquitto-conf/config';
import type { Cursor } from '../cursor.js';
import { contextAt, type LineContext } from '../line-context.js';
import type { WordDocument } from '../parsed-document.js';

/** The part of a configuration that a line at the cursor would belong to. */
export interface Section {
  readonly settings: Settings | undefined;
  /** How well it fits, 0 being best. */
  readonly rank: number;
}

/** Answers for the directives of one position. */
export class Sections {
  readonly context: LineContext;
  /** What began last: lines for it come first. */
  readonly #nearest: Scope | undefined;
  readonly #document: WordDocument;
  readonly #line: number;

  constructor(document: WordDocument, { line }: Cursor) {
    this.#document = document;
    this.#line = line;
    this.context = contextAt(document, line);
    const { listener, bridge, plugin } = this.context;
    const begun: readonly (readonly [Scope, Place | undefined])[] = [
      ['listener', listener?.place],
      ['bridge', bridge?.place],
      ['plugin', plugin?.place],
    ];
    let last: Place | undefined;
    for (const [scope, place] of begun) {
      if (!place || (last && last.line >= place.line)) continue;
      last = place;
      this.#nearest = scope;
    }
  }

  /** Where a line of this directive would go; undefined where the target would refuse it, or where it is out of place. */
  sectionOf(directive: Directive): Section | undefined {
    const { configuration } = this.#document.project.analysis;
    const { release, settings, security, perListenerSettings } = configuration;
    const { listener, bridge, plugin } = this.context;
    const scope = at(directive.scope, release);
    switch (scope) {
      case 'broker':
        return { settings, rank: this.#rank(scope) };
      case 'security':
        if (!perListenerSettings) return { settings: security.settings, rank: this.#rank('broker') };
        if (listener) return { settings: listener.security.settings, rank: this.#rank('listener') };
        return since(release, '2.1') ? undefined : this.#defaultListener();
      case 'listener': {
        const rule = at(directive.withoutListener ?? 'default', release);
        if (!listener) return rule === 'default' ? this.#defaultListener() : undefined;
        if (rule === 'refuse-default' && listener.origin !== 'listener') return undefined;
        return { settings: listener.settings, rank: this.#rank(scope) };
      }
      case 'bridge':
        return bridge && { settings: bridge.settings, rank: this.#rank(scope) };
      case 'plugin':
        if (plugin) return { settings: plugin.settings, rank: this.#rank(scope) };
        // 1.4 has one plugin, wherever its line is.
        return since(release, '1.5') ? undefined : { settings, rank: 2 };
    }
  }

  /** Whether another line already says it, so that one more would be refused or take its place. */
  isSet(directive: Directive, { settings }: Section): boolean {
    const { release } = this.#document.project;
    if (at(directive.repeat, release) === 'add') return false;
    return this.isElsewhere(settings?.setting(directive));
  }

  /** Whether another line sets something that cannot stand beside it. */
  isExcluded(directive: Directive, { settings }: Section): boolean {
    const { release } = this.#document.project;
    const beside = directive.scope === 'security' ? (this.context.listener?.settings ?? settings) : settings;
    const excluded = directive.excludes && at(directive.excludes, release)();
    return excluded?.some((other) => this.isElsewhere(beside?.setting(other))) ?? false;
  }

  /** Whether a setting comes from another line than the cursor's. */
  isElsewhere(setting: Setting | undefined): boolean {
    if (!setting) return false;
    const { file, line } = setting.place;
    return file !== this.#document.file || line !== this.#line;
  }

  #rank(scope: Scope): number {
    if (scope === (this.#nearest ?? 'broker')) return 0;
    return scope === 'broker' ? 1 : 2;
  }

  /**
   * A line for the default listener, which it may call into being: not where there are others, for one of those is
   * meant.
   */
  #defaultListener(): Section | undefined {
    const { listeners } = this.#document.project.analysis.configuration;
    if (listeners.some(({ origin }) => origin === 'listener')) return undefined;
    const listener = listeners.find(({ origin }) => origin === 'default');
    return { settings: listener?.settings, rank: 3 };
  }
}
