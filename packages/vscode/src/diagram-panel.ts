import { DIAGRAM, type DiagramParams } from '@mosquitto-conf/language-server/protocol';
import {
  ColorThemeKind,
  type Disposable,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Configurations } from './configurations.js';

/** A panel beside the editor with a picture of one configuration, drawn again whenever that changes. */
export class DiagramPanel implements Disposable {
  #panel: WebviewPanel | undefined;
  #uri = '';
  #drawn = '';
  readonly #parts: Disposable[];

  constructor(
    private readonly client: BaseLanguageClient,
    configurations: Configurations,
  ) {
    const draw = () => void this.#draw();
    // The picture may change where the state does not, such as with a bridge's address.
    this.#parts = [
      configurations.onDidChange(draw),
      workspace.onDidChangeTextDocument(draw),
      window.onDidChangeActiveColorTheme(draw),
    ];
  }

  async show(uri: string): Promise<void> {
    this.#uri = uri;
    this.#drawn = '';
    const name = workspace.asRelativePath(Uri.parse(uri));
    const title = l10n.t('Diagram of {0}', name);
    if (this.#panel) {
      this.#panel.title = title;
      this.#panel.reveal(undefined, true);
    } else {
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      this.#panel = window.createWebviewPanel('mosquitto.diagram', title, place, { localResourceRoots: [] });
      this.#panel.onDidDispose(() => {
        this.#panel = undefined;
      });
    }
    await this.#draw();
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const part of this.#parts) part.dispose();
  }

  async #draw(): Promise<void> {
    const panel = this.#panel;
    if (!panel) return;
    const uri = this.#uri;
    const { kind } = window.activeColorTheme;
    const dark = kind === ColorThemeKind.Dark || kind === ColorThemeKind.HighContrast;
    const params: DiagramParams = { uri, dark };
    const svg = await this.client.sendRequest<string | null>(DIAGRAM, params).catch(() => null);
    // Meanwhile the panel may show another configuration, or be gone.
    if (this.#panel !== panel || this.#uri !== uri) return;
    const page = pageOf(svg, panel.title);
    if (page === this.#drawn) return;
    this.#drawn = page;
    panel.webview.html = page;
  }
}

/** The picture as an image: nothing in it can run, load or leave the page. */
function pageOf(svg: string | null, title: string): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
  const content = svg
    ? `<img alt="${escaped(title)}" src="data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg).replaceAll("'", '%27')}">`
    : `<p>${escaped(l10n.t('There is nothing to draw yet.'))}</p>`;
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'nonce-${nonce}'">
<style nonce="${nonce}">
body { padding: 16px; margin: 0 }
img { display: block; max-width: 100%; height: auto; margin: 0 auto }
</style>
</head>
<body>${content}</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
