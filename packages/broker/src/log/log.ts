import { type Language, type Text, write } from '@mosquitto-conf/config';

/** The broker's own kinds of log lines, as `log_type` names them. */
export type LogKind = 'error' | 'warning' | 'notice' | 'information' | 'debug' | 'subscribe' | 'unsubscribe';

/** Receives the broker's log lines. */
export interface Log {
  /** Whether lines of a kind are written anywhere. If not, they need not be made. */
  wants(kind: LogKind): boolean;
  write(kind: LogKind, text: string): void;
  /** The language of lines that Mosquitto does not write; English where it is absent. */
  readonly language?: Language | undefined;
}

/** Writes a line that Mosquitto does not write, in the language of the log. */
export function logText(log: Log, kind: LogKind, text: Text): void {
  log.write(kind, write(text, log.language));
}

/** Discards all lines. */
export const silentLog: Log = { wants: () => false, write: () => undefined };
