/** What a bridge does: `off` if it may connect nowhere. */
export type BridgeState = 'off' | 'disconnected' | 'connecting' | 'connected';

/** A bridge of the broker. */
export interface BridgeInfo {
  readonly name: string;
  readonly state: BridgeState;
  readonly isConnected: boolean;
  /** The other broker: `HOST:PORT` of the address that is in use, or is tried next. */
  readonly address: string;
  /** The client id of its session at this broker. */
  readonly localClientId: string;
  /** Its client id at the other broker. */
  readonly remoteClientId: string;
  /** Why it is off, or why the last attempt to connect failed. */
  readonly reason: string | undefined;
}

/** A bridge has begun to connect, is connected, or has lost its connection. */
export interface BridgeEvent {
  readonly name: string;
  readonly state: Exclude<BridgeState, 'off'>;
  readonly address: string;
}
