import type { ListenerState } from '../listener-state.js';
import type { HttpState } from './documents.js';

/** Who sends a request, by its basic authentication. */
export interface HttpClient {
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** What the HTTP interface asks of the broker. */
export interface HttpAccess {
  /** Whether a client may read a document or a file (check_access). */
  mayRead(listener: ListenerState, client: HttpClient, path: string): Promise<boolean>;
  state(): HttpState;
}
