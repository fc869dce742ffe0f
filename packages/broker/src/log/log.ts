/** The broker's own kinds of log lines, as `log_type` names them. */
export type LogKind = 'error' | 'warning' | 'notice' | 'information' | 'debug' | 'subscribe' | 'unsubscribe';

/** Takes what the broker has to say. */
export interface Log {
  /** Whether lines of a kind go anywhere, so that nobody makes them up in vain. */
  wants(kind: LogKind): boolean;
  write(kind: LogKind, text: string): void;
}

/** Says nothing. */
export const silence: Log = { wants: () => false, write: () => undefined };
