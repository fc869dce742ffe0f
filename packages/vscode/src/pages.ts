import { RULE, type RuleParams } from '@mosquitto-conf/language-server/protocol';
import { commands, type Disposable, EventEmitter, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const SCHEME = 'mosquitto-page';
const OPEN_RULE = 'mosquitto.openRule';

/** Where rules' pages are: a link that works on the desktop and in browsers alike. */
export const RULE_PAGES = `command:${OPEN_RULE}?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** What the server says at length: documents of their own in Markdown, shown as a preview. */
export class Pages implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: Disposable[];

  constructor(private readonly client: BaseLanguageClient) {
    this.#parts = [
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.path),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.path);
      }),
      commands.registerCommand(OPEN_RULE, (rule: unknown) => this.openRule(String(rule))),
    ];
  }

  async openRule(rule: string): Promise<void> {
    const params: RuleParams = { rule };
    const text = await this.client.sendRequest<string | null>(RULE, params);
    if (text) await this.show(rule, text);
    else void window.showWarningMessage(l10n.t('There is no page about {0}.', rule));
  }

  /**
   * Shows Markdown.
   * @param title what the tab says
   */
  async show(title: string, text: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${title.replaceAll('/', '∕')}.md` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    try {
      await commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // Where the editor's own Markdown support is switched off.
      await window.showTextDocument(uri, { preview: true });
    }
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}
