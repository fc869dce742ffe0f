import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { STATE } from '../protocol.js';
import { Reports } from './reports.js';
import type { Session } from './session.js';
import { stateOf } from './state.js';

/** A configuration that takes longer than this to read is not read with every keystroke. */
const QUICK = 20;

/** The longest wait for the next keystroke. */
const LONGEST_WAIT = 50;

/** Sends the client what changed, soon after it did: diagnostics (or that they can be asked for), and the state. */
export class Publishing {
  readonly reports = new Reports();
  /** Whether the client asks for diagnostics rather than being sent them. */
  pull = false;
  /** What was sent to the client for each document: the report, and the version it was for. */
  #sent = new Map<string, string>();
  #state = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The only document that changed since the last report. */
  #edited: string | undefined;

  /** @param told called after each report */
  constructor(
    private readonly session: Session,
    private readonly told: () => void = () => {},
  ) {}

  /**
   * Something changed.
   * @param edited the document, if it was one that the client asks for again itself
   */
  soon(edited?: string): void {
    if (this.#timer === undefined) this.#edited = edited;
    else if (this.#edited !== edited) this.#edited = undefined;
    clearTimeout(this.#timer);
    const took = Math.max(
      0,
      ...this.session.workspace.configurations.map((file) => (file.stale ? file.took : 0)),
    );
    this.#timer = setTimeout(() => void this.#tell(), took > QUICK ? Math.min(took, LONGEST_WAIT) : 0);
  }

  /** Forgets what the client knows, so that everything is sent again. */
  again(): void {
    this.#sent.clear();
    this.#state = '';
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const edited = this.#edited;
    try {
      await this.session.ready();
      if (this.#timer !== undefined) return;
      this.now(edited);
    } catch (error) {
      this.session.failed('publishing', error);
    }
  }

  /** Sends the client the current state. */
  now(edited?: string): void {
    const { session } = this;
    const { connection, workspace, documents } = session;
    const reports = this.reports.of(workspace);
    const sent = new Map<string, string>();
    let others = false;
    for (const [uri, { resultId, items }] of reports) {
      const version = documents.get(uri)?.version;
      const stamp = this.pull ? resultId : `${resultId} ${version}`;
      sent.set(uri, stamp);
      if (this.#sent.get(uri) === stamp) continue;
      if (uri !== edited) others = true;
      if (this.pull) continue;
      const diagnostics = [...items];
      session.send(
        connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) }),
      );
    }
    for (const uri of this.#sent.keys()) {
      if (sent.has(uri)) continue;
      others = true;
      if (!this.pull) session.send(connection.sendDiagnostics({ uri, diagnostics: [] }));
    }
    this.#sent = sent;
    if (this.pull && others) session.send(connection.languages.diagnostics.refresh());
    // What a client asks for after each of its own edits it has to be told of where something else changed.
    if (edited === undefined) this.#refresh();
    const state = stateOf(session);
    const text = JSON.stringify(state);
    if (text !== this.#state) session.send(connection.sendNotification(STATE, state));
    this.#state = text;
    this.told();
  }

  #refresh(): void {
    const { session } = this;
    const { languages } = session.connection;
    const { inlayHint, codeLens, semanticTokens } = session.capabilities.workspace ?? {};
    if (inlayHint?.refreshSupport) session.send(languages.inlayHint.refresh());
    if (semanticTokens?.refreshSupport) session.send(languages.semanticTokens.refresh());
    if (codeLens?.refreshSupport) session.send(session.connection.sendRequest(CodeLensRefreshRequest.type));
  }
}
