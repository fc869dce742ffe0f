import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { arrivalLine } from '../log/client-lines.js';
import { Connection } from './connection.js';
import type { Identity } from './credentials.js';
import type { FrameHandlers } from './frames.js';
import type { Transport, TransportEvents } from './transport.js';

/** The connection of a client of a listener. */
export class ClientConnection extends Connection {
  /**
   * @param open makes the transport, which reports to this connection
   * @param onClosed called once the connection is closed, with whether its session goes on
   */
  constructor(
    core: Core,
    readonly listener: ListenerState,
    identity: Identity,
    open: (events: TransportEvents) => Transport,
    handlers: FrameHandlers<ClientConnection>,
    onClosed: (connection: ClientConnection, isKept: boolean) => void,
  ) {
    super(core, listener, identity, open, handlers, (isKept) => onClosed(this, isKept));
  }

  logArrival(): void {
    this.log(arrivalLine(this.core.release, this.transport, this.listener.port));
  }
}
