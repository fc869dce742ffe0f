import { RULE, type RuleParams } from '@mosquitto-conf/language-server/protocol';
import { commands, type Disposable, EventEmitter, l10n, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The manifest has the editor show documents of this scheme as a Markdown preview. */
const SCHEME = 'mosquitto-page';

/**
 * Where rules' pages are, for the server. Editors open links of diagnostics neither as commands nor without asking as links
 * to an extension, but as documents they do, on the desktop and in browsers.
 */
export const RULE_PAGES = `${SCHEME}:/rule/{rule}.md`;

/** What the server says at length: documents of their own in Markdown. */
export class Pages implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: Disposable[];

  constructor(private readonly client: BaseLanguageClient) {
    this.#parts = [
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? this.#rulePage(path),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.path);
      }),
    ];
  }

  /**
   * Shows Markdown.
   * @param title what the tab says
   */
  async show(title: string, text: string): Promise<void> {
    // A slash would make a folder of it.
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '∕')}.md` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    await commands.executeCommand('vscode.open', uri);
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  async #rulePage(path: string): Promise<string> {
    const params: RuleParams = { rule: path.replace(/^\/rule\/|\.md$/g, '') };
    const text = await this.client.sendRequest<string | null>(RULE, params);
    return text ?? l10n.t('There is no page about {0}.', params.rule);
  }
}
