import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { FaultyTransport } from './faulty-transport.js';
import type { InjectedFault, NetworkFault } from './network-fault.js';

interface Active {
  readonly fault: NetworkFault;
  /** Exactly one of these. */
  readonly listener?: ListenerState;
  readonly clientId?: string;
}

/** The faults that a test injects. Connections without any do not pass through here. */
export class FaultInjection {
  readonly #active = new Set<Active>();
  readonly #transports = new WeakMap<Connection, FaultyTransport>();

  /** @param connections those that are open */
  constructor(
    private readonly core: Core,
    private readonly connections: ReadonlySet<Connection>,
  ) {}

  /** Injects a fault into the connections of a listener or of a client, present and future. */
  inject(
    into: { readonly listener: ListenerState } | { readonly clientId: string },
    fault: NetworkFault,
  ): InjectedFault {
    const active: Active = { fault, ...into };
    this.#active.add(active);
    if (this.#active.size === 1) this.core.events.on('connect', this.#onConnect);
    for (const connection of this.connections)
      if (concerns(active, connection)) this.#apply(connection, fault);
    this.#updateRefused();
    const end = () => this.#end(active);
    return { end, [Symbol.dispose]: end };
  }

  /** Applies the faults of a listener to a new connection, once something is received. */
  onAccepted(connection: Connection): void {
    if (this.#active.size === 0) return;
    const own = [...this.#active].filter(({ listener }) => listener === connection.endpoint);
    if (own.length === 0) return;
    connection.tap = (bytes) => {
      connection.tap = undefined;
      if (own.some((active) => active.fault.refuse && this.#active.has(active))) {
        connection.close('administrative');
        return;
      }
      for (const active of own) if (this.#active.has(active)) this.#apply(connection, active.fault);
      connection.data(bytes);
    };
  }

  /** The client id is known from CONNECT on. */
  readonly #onConnect = ({ clientId }: { readonly clientId: string }): void => {
    const connection = [...this.connections].find((one) => clientIdOf(one) === clientId);
    if (!connection) return;
    for (const active of this.#active)
      if (active.clientId === clientId) this.#apply(connection, active.fault);
  };

  #apply(connection: Connection, fault: NetworkFault): void {
    let transport = this.#transports.get(connection);
    if (!transport) {
      transport = new FaultyTransport(connection.transport, (bytes) => connection.receive(bytes));
      this.#transports.set(connection, transport);
      connection.transport = transport;
    }
    const through = transport;
    connection.tap = (bytes) => through.receive(bytes);
    transport.faults.add(fault);
  }

  #end(active: Active): void {
    if (!this.#active.delete(active)) return;
    if (this.#active.size === 0) this.core.events.off('connect', this.#onConnect);
    for (const connection of this.connections)
      if (concerns(active, connection)) this.#transports.get(connection)?.faults.delete(active.fault);
    this.#updateRefused();
  }

  #updateRefused(): void {
    this.core.refused.clear();
    for (const { fault, clientId } of this.#active)
      if (fault.refuse && clientId !== undefined) this.core.refused.add(clientId);
  }
}

function clientIdOf({ phase }: Connection): string | undefined {
  return phase.session?.clientId;
}

function concerns({ listener, clientId }: Active, connection: Connection): boolean {
  return listener === undefined ? clientIdOf(connection) === clientId : listener === connection.endpoint;
}
