import type { BridgeSet } from './bridge/bridge-set.js';
import type { Agenda } from './clock.js';
import { checkKeepAlive } from './connection/check-keep-alive.js';
import type { Connection } from './connection/connection.js';
import type { Retries } from './connection/retries.js';
import type { Core } from './core.js';
import type { StateStore } from './persistence/state-store.js';
import type { PluginSet } from './plugins/plugin-set.js';
import { expireSessions } from './session/sessions.js';
import { metricsOf, SysTree } from './sys/sys-tree.js';
import { untilNextDue } from './testing/due.js';

/** How often the broker checks whether anything is due, in milliseconds. */
const TICK = 100;

/** What the broker does as time passes: it saves, expires sessions and retained messages, and publishes `$SYS`. */
export class Housekeeping implements Agenda {
  #sys: SysTree | undefined;
  #timer: NodeJS.Timeout | undefined;
  #second = 0;

  constructor(
    private readonly core: Core,
    private readonly connections: ReadonlySet<Connection>,
    private readonly bridges: BridgeSet,
    public store: StateStore | undefined,
    private readonly plugins: PluginSet,
    private readonly retries: Retries,
  ) {}

  /**
   * Publishes the `$SYS` topics for the first time, unless they are off.
   * @param isLate whether that is after a reload
   */
  publishSys(isLate = false): void {
    const { core, connections } = this;
    if (core.settings.sysInterval > 0) this.#sys = new SysTree({ core, connections }, isLate);
  }

  /** What was published below `$SYS` last, by topic, and the time since the start. */
  get metrics(): Readonly<Record<string, number>> {
    return metricsOf({ core: this.core, connections: this.connections }, this.#sys);
  }

  start(): void {
    this.#timer = setInterval(() => this.run(), TICK);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Milliseconds until the next of it is due; Infinity if nothing is. */
  untilNext(): number {
    const { core, connections, bridges, plugins, retries } = this;
    return untilNextDue(core, connections, Math.min(bridges.dueAt, plugins.dueAt, retries.dueAt));
  }

  /** Does what is due by now. */
  run(): void {
    const { core, connections, bridges, store, plugins, retries } = this;
    store?.tick();
    plugins.tick();
    const second = core.clock.seconds();
    if (second === this.#second) return;
    const last = this.#second;
    this.#second = second;
    expireSessions(core);
    checkKeepAlive(core, connections);
    retries.tick();
    bridges.tick();
    // A reload may have turned the topics on.
    if (this.#sys) this.#sys.tick();
    else this.publishSys(true);
    const { retainExpiryInterval } = core.settings;
    if (Math.floor(second / retainExpiryInterval) > Math.floor(last / retainExpiryInterval))
      core.retained.expire(second);
  }
}
