import {
  at,
  type Bridge,
  findDirective,
  type Listener,
  type Plugin,
  type Setting,
  type Settings,
} from '@mosquitto-conf/config';
import type { DirectiveLine } from '@mosquitto-conf/grammar';
import type { WordDocument } from '../parsed-document.js';

/** What a line belongs to: the broker as a whole, all its listeners, or one section. */
export type Owner = 'broker' | 'listeners' | Listener | Bridge | Plugin;

/** Whom the lines of a configuration's file are for, as the target took them in. */
export class Owners {
  /** By the position of the line's first word. */
  readonly #owners = new Map<number, Owner>();
  readonly #document: WordDocument;

  constructor(document: WordDocument) {
    this.#document = document;
    const { settings, security, listeners, bridges, plugins } = document.project.analysis.configuration;
    this.#add('broker', settings);
    this.#add('listeners', security.settings);
    for (const listener of listeners) {
      this.#add(listener, listener.settings);
      if (listener.security.settings !== security.settings) this.#add(listener, listener.security.settings);
    }
    for (const bridge of bridges) this.#add(bridge, bridge.settings);
    for (const plugin of plugins) {
      this.#add(plugin, plugin.settings);
      for (const { place } of plugin.options) this.#addPlace(plugin, place);
    }
  }

  /** Whom a line is for; undefined where the target makes nothing of it. */
  of(line: DirectiveLine): Owner | undefined {
    const owner = this.#owners.get(line.name.start);
    if (owner) return owner;
    const directive = findDirective(line.name.text)?.directive;
    const broad = directive && at(directive.scope, this.#document.project.release) === 'broker';
    return broad ? 'broker' : undefined;
  }

  #add(owner: Owner, settings: Settings): void {
    for (const setting of settings) {
      for (let one: Setting | undefined = setting; one; one = one.replaced) this.#addPlace(owner, one.place);
      for (const { place } of settings.all(setting.directive)) this.#addPlace(owner, place);
    }
  }

  #addPlace(owner: Owner, { file, span }: Setting['place']): void {
    if (file === this.#document.file) this.#owners.set(span.start, owner);
  }
}
