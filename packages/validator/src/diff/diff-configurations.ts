import {
  type AccessScope,
  at,
  type Bridge,
  type Configuration,
  type Listener,
  listenerPolicies,
  type Plugin,
  type Text,
} from '@mosquitto-conf/config';
import { bridgeReloadType, connection, plugin as pluginDirective } from '@mosquitto-conf/config/directives';
import {
  ADDED_LISTENER,
  accessScopeOf,
  defaultValues,
  openedListeners,
  REMOVED_LISTENER,
  reloadCrash,
  reloadRefusal,
  type Taken,
  takenBy,
} from '@mosquitto-conf/config/internal';
import { type AccessChange, compareAccess } from '../access/index.js';
import { bridgeSection, pluginSection } from '../effective/effective-settings.js';
import { listenerSection, listenerTitle, usersOf } from '../effective/listeners.js';
import type { EffectiveSection, EffectiveSetting } from '../effective/model.js';
import { settingsOf } from '../effective/settings.js';
import { equalValues } from '../equal.js';
import { diffTexts as texts } from '../texts/diff.js';
import { effectiveTexts } from '../texts/effective.js';
import { accessChanges } from './access.js';
import type { Caution, Change, ConfigurationDiff } from './model.js';
import { type Pairs, pair, pairListeners } from './pairs.js';
import { settingChanges } from './settings.js';

/** A configuration with its access files, as `analyse` hands them out. */
export interface DiffSide {
  readonly configuration: Configuration;
  readonly access?: readonly AccessScope[];
}

/**
 * What changes in meaning from one configuration to another, and how a running broker applies it. Order,
 * comments, names of files and other ways to write a value are no change.
 * @param old as the target reads it
 * @param now as the same target reads it
 */
export function diffConfigurations(old: DiffSide, now: DiffSide): ConfigurationDiff {
  return new Comparison(old, now).result();
}

class Comparison {
  readonly #old: Configuration;
  readonly #now: Configuration;
  readonly #listeners: Pairs<Listener>;
  /** Whether in both of them all listeners share the settings that decide who may connect. */
  readonly #shared: boolean;

  constructor(
    private readonly before: DiffSide,
    private readonly after: DiffSide,
  ) {
    this.#old = before.configuration;
    this.#now = after.configuration;
    this.#listeners = pairListeners(openedListeners(this.#old), openedListeners(this.#now));
    this.#shared = !this.#old.perListenerSettings && !this.#now.perListenerSettings;
  }

  result(): ConfigurationDiff {
    const changes = this.#afterReload([
      ...this.#broker(),
      ...mergeAnonymous(this.#pairedListeners(), this.#listeners.both.length),
      ...this.#sections(this.#listeners, listenerSection, ADDED_LISTENER, REMOVED_LISTENER),
      ...this.#plugins(),
      ...this.#bridges(),
      ...this.#access(),
    ]);
    const effort = changes.some((change) => change.effort === 'restart') ? 'restart' : 'reload';
    const reloads = changes.some((change) => change.effort === 'reload');
    return {
      release: this.#now.release,
      changes,
      access: [...this.#decisions()],
      cautions: reloads ? this.#cautions() : [],
      effort: changes.length === 0 ? undefined : effort,
    };
  }

  /**
   * Where the running broker crashes because of a reload, everything needs a restart. Where it refuses the new lines, only what is
   * in access files is taken without one.
   */
  #afterReload(changes: Change[]): Change[] {
    const crash = reloadCrash(this.#old, this.#now);
    if (crash) return changes.map((change) => ({ ...change, effort: 'restart', why: crash.why }));
    const refusal = reloadRefusal(this.#now, this.#old);
    if (!refusal) return changes;
    const why = texts.reloadStops({ directive: refusal.setting.directive.name });
    return changes.map((change) =>
      change.section === 'access' ? change : { ...change, effort: 'restart', why },
    );
  }

  #broker(): Change[] {
    const settings = ({ settings, security, release }: Configuration) => [
      ...settingsOf(settings, ['broker'], release),
      // Anonymous access is compared for each listener: it may depend on more than this line.
      ...(this.#shared ? settingsOf(security.settings, ['security'], release) : []).filter(
        ({ name }) => name !== 'allow_anonymous',
      ),
    ];
    const [was, is] = [settings(this.#old), settings(this.#now)];
    return settingChanges(
      { section: 'broker', title: effectiveTexts.broker, old: was, now: is },
      this.#now.release,
    );
  }

  #pairedListeners(): Change[] {
    return this.#listeners.both.flatMap(([old, now]) => {
      const [was, is] = [listenerSection(this.#old, old), listenerSection(this.#now, now)];
      const pair = { section: 'listener', title: is.title, listener: now } as const;
      return [
        ...(was.title === is.title ? [] : [moved(was, is)]),
        ...settingChanges({ ...pair, ...this.#own(was, is) }, this.#now.release),
      ];
    });
  }

  /** What is a listener's own, in either configuration. */
  #own(was: EffectiveSection, is: EffectiveSection): Record<'old' | 'now', readonly EffectiveSetting[]> {
    if (!this.#shared) return { old: was.settings, now: is.settings };
    const own = ({ directive, places, shared, name }: EffectiveSetting) =>
      name === 'allow_anonymous' ||
      at(directive.scope, this.#now.release) !== 'security' ||
      (places.length > 0 && !shared);
    const names = new Set([...was.settings, ...is.settings].filter(own).map(({ name }) => name));
    const kept = ({ settings }: EffectiveSection) => settings.filter(({ name }) => names.has(name));
    return { old: kept(was), now: kept(is) };
  }

  #plugins(): Change[] {
    const pairs = pair<Plugin>(this.#old.plugins, this.#now.plugins, [
      ({ name, path }) => JSON.stringify([name, path]),
      ({ name }) => name,
    ]);
    const taken = takenBy(pluginDirective, this.#now.release);
    const changes = pairs.both.flatMap(([old, now]) => {
      const [was, is] = [pluginSection(this.#old, old), pluginSection(this.#now, now)];
      const users = usersOf(this.#old, old, (listener) => this.#titleNow(listener));
      const rehung = now.name === undefined && !equalValues(users, is.note);
      return [
        ...(old.path === now.path ? [] : [moved(was, is, taken)]),
        ...(rehung ? [moved({ ...was, title: users }, { ...is, title: is.note! }, taken, is.title)] : []),
        ...settingChanges(
          { section: 'plugin', title: is.title, old: was.settings, now: is.settings },
          this.#now.release,
        ),
      ];
    });
    return [...changes, ...this.#sections(pairs, pluginSection, taken, taken), ...this.#order(pairs)];
  }

  /** Plugins are asked one after the other. */
  #order({ both }: Pairs<Plugin>): Change[] {
    const order = both.map(([, now]) => this.#now.plugins.indexOf(now));
    if (order.every((position, index) => index === 0 || order[index - 1]! < position)) return [];
    const side = (plugins: readonly Plugin[]) => ({
      values: plugins.map(({ name, path }) => name ?? path),
      places: plugins.map(({ place }) => place),
    });
    return [
      {
        kind: 'changed',
        section: 'broker',
        title: effectiveTexts.broker,
        name: texts.pluginOrder,
        old: side(both.map(([old]) => old)),
        new: side(this.#now.plugins.filter((plugin) => both.some(([, now]) => now === plugin))),
        ...takenBy(pluginDirective, this.#now.release),
      },
    ];
  }

  #bridges(): Change[] {
    const pairs = pair<Bridge>(this.#old.bridges, this.#now.bridges, [({ name }) => name]);
    const taken = takenBy(connection, this.#now.release);
    const changes = pairs.both.flatMap(([old, now]) => {
      const [was, is] = [bridgeSection(this.#old, old), bridgeSection(this.#now, now)];
      const lazy = now.settings.get(bridgeReloadType) === 'lazy';
      return settingChanges(
        { section: 'bridge', title: is.title, old: was.settings, now: is.settings },
        this.#now.release,
      ).map((change) =>
        lazy && change.effort === 'reload' ? { ...change, why: texts.onReconnect } : change,
      );
    });
    return [...changes, ...this.#sections(pairs, bridgeSection, taken, taken)];
  }

  /** Sections that came or went. */
  #sections<T>(
    { removed, added }: Pairs<T>,
    sectionOf: (configuration: Configuration, item: T) => EffectiveSection,
    whenAdded: Taken,
    whenRemoved: Taken,
  ): Change[] {
    const change = (
      kind: 'added' | 'removed',
      { kind: section, title, place, settings }: EffectiveSection,
    ) => {
      const side = { values: [title], places: place ? [place] : [] };
      const set = settings.filter(({ places, name }) => places.length > 0 || name === 'allow_anonymous');
      return { kind, section, title, [kind === 'added' ? 'new' : 'old']: side, settings: set };
    };
    return [
      ...removed.map((item) => ({ ...change('removed', sectionOf(this.#old, item)), ...whenRemoved })),
      ...added.map((item) => ({ ...change('added', sectionOf(this.#now, item)), ...whenAdded })),
    ];
  }

  #access(): Change[] {
    const [old, now] = [this.before.access ?? [], this.after.access ?? []];
    // All listeners may share one scope on both sides, whatever became of the listeners.
    const isShared = old.length === 1 && now.length === 1;
    const pairs = isShared
      ? [[old[0], now[0]] as const]
      : this.#listeners.both.map(([was, is]) => [accessScopeOf(old, was), accessScopeOf(now, is)] as const);
    const found = new Map<string, Change>();
    for (const [was, is] of pairs) {
      if (!was || !is) continue;
      // Several listeners may name one file.
      for (const change of accessChanges(was, is, this.#now.release)) {
        found.set(JSON.stringify([change.title, change.name, change.old?.places]), change);
      }
    }
    return [...found.values()];
  }

  #decisions(): Iterable<AccessChange> {
    const [old, now] = [this.before, this.after].map(({ configuration, access }) =>
      access ? listenerPolicies({ configuration, access }) : undefined,
    );
    return old && now ? compareAccess(old, now) : [];
  }

  #titleNow(listener: Listener): string {
    return listenerTitle(this.#listeners.both.find(([old]) => old === listener)?.[1] ?? listener);
  }

  /** What a reload resets on listeners that were not touched. */
  #cautions(): Caution[] {
    const { release } = this.#now;
    return this.#listeners.both.flatMap(([, listener]) => {
      if (listener.origin !== 'listener') return [];
      const { title, settings } = listenerSection(this.#now, listener);
      return settings.flatMap(({ name, directive, values: [value], places: [place] }) => {
        if (value === undefined || !place || at(directive.reload, release) !== 'reset') return [];
        const [becomes = ''] = defaultValues(directive, release);
        return value === becomes ? [] : [{ title, name, value, becomes, place }];
      });
    });
  }
}

/** A section by its own line, or by what it is for. */
type MovedSection = Pick<EffectiveSection, 'kind' | 'place'> & { readonly title: string | Text };

/** A section whose own line changed. */
function moved(was: MovedSection, is: MovedSection, taken: Taken = ADDED_LISTENER, title = is.title): Change {
  const side = ({ title: value, place }: MovedSection) => ({
    values: [value],
    places: place ? [place] : [],
  });
  return { kind: 'changed', section: is.kind, title, name: is.kind, old: side(was), new: side(is), ...taken };
}

/** Says once what is the same for every listener. */
function mergeAnonymous(changes: Change[], listeners: number): Change[] {
  const anonymous = changes.filter(({ name }) => name === 'allow_anonymous');
  const sides = new Set(anonymous.map(({ old, new: now }) => JSON.stringify([old, now])));
  const [first] = anonymous;
  if (!first || listeners < 2 || anonymous.length < listeners || sides.size > 1) return changes;
  const rest = changes.filter((change) => !anonymous.includes(change));
  return [{ ...first, section: 'broker', title: effectiveTexts.broker }, ...rest];
}
