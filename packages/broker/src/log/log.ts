/** The broker's own kinds of log lines, as `log_type` names them. */
export type LogKind = 'error' | 'warning' | 'notice' | 'information' | 'debug' | 'subscribe' | 'unsubscribe';

/** Receives the broker's log lines. */
export interface Log {
  /** Whether lines of a kind are written anywhere. If not, they need not be made. */
  wants(kind: LogKind): boolean;
  write(kind: LogKind, text: string): void;
}

/** Discards all lines. */
export const silentLog: Log = { wants: () => false, write: () => undefined };
