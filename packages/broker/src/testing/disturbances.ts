import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { Door } from '../listeners/door.js';
import { DisturbedTransport } from './disturbed-transport.js';
import type { Disturbance, Trouble } from './trouble.js';

interface Active {
  readonly trouble: Trouble;
  /** Exactly one of these. */
  readonly door?: Door;
  readonly clientId?: string;
}

/** The trouble that a test makes. A connection that has none knows nothing of it. */
export class Disturbances {
  readonly #active = new Set<Active>();
  readonly #taps = new WeakMap<Connection, DisturbedTransport>();

  constructor(private readonly core: Core) {}

  /** @param whom a door or a client id */
  add(whom: { readonly door: Door } | { readonly clientId: string }, trouble: Trouble): Disturbance {
    const active: Active = { trouble, ...whom };
    this.#active.add(active);
    if (this.#active.size === 1) this.core.events.on('connect', this.#greet);
    for (const connection of this.core.connections)
      if (concerns(active, connection)) this.#tap(connection, trouble);
    this.#refuse();
    const end = () => this.#end(active);
    return { end, [Symbol.dispose]: end };
  }

  /** A connection was made, whose transport is not there yet. */
  welcome(connection: Connection): void {
    if (this.#active.size === 0) return;
    const own = [...this.#active].filter(({ door }) => door === connection.door);
    if (own.length === 0) return;
    connection.tap = (bytes) => {
      connection.tap = undefined;
      if (own.some((active) => active.trouble.refuse && this.#active.has(active))) {
        connection.close('administrative');
        return;
      }
      for (const active of own) if (this.#active.has(active)) this.#tap(connection, active.trouble);
      connection.data(bytes);
    };
  }

  /** A client says its id only when it comes in. */
  readonly #greet = ({ clientId }: { readonly clientId: string }): void => {
    const connection = this.core.sessions.get(clientId)?.connection;
    if (!connection) return;
    for (const active of this.#active)
      if (active.clientId === clientId) this.#tap(connection, active.trouble);
  };

  #tap(connection: Connection, trouble: Trouble): void {
    let tapped = this.#taps.get(connection);
    if (!tapped) {
      tapped = new DisturbedTransport(connection.transport, (bytes) => connection.receive(bytes));
      this.#taps.set(connection, tapped);
      connection.transport = tapped;
    }
    const through = tapped;
    connection.tap = (bytes) => through.receive(bytes);
    tapped.troubles.add(trouble);
  }

  #end(active: Active): void {
    if (!this.#active.delete(active)) return;
    if (this.#active.size === 0) this.core.events.off('connect', this.#greet);
    for (const connection of this.core.connections)
      if (concerns(active, connection)) this.#taps.get(connection)?.troubles.delete(active.trouble);
    this.#refuse();
  }

  #refuse(): void {
    this.core.refused.clear();
    for (const { trouble, clientId } of this.#active)
      if (trouble.refuse && clientId !== undefined) this.core.refused.add(clientId);
  }
}

function concerns({ door, clientId }: Active, connection: Connection): boolean {
  return door === undefined ? connection.session?.clientId === clientId : door === connection.door;
}
