import type { ConfigurationState, StateParams } from '@mosquitto-conf/language-server/protocol';
import { EventEmitter, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';

/** What the server last said of the configurations it knows. */
export class Configurations {
  #all: readonly ConfigurationState[] = [];
  #languages: ReadonlyMap<string, string | null> = new Map();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get all(): readonly ConfigurationState[] {
    return this.#all;
  }

  /** The language that a file of a configuration has; null for one of another program, undefined for the rest. */
  languageOf(uri: Uri): string | null | undefined {
    return this.#languages.get(uri.toString());
  }

  update({ configurations, languages }: StateParams): void {
    this.#all = configurations;
    this.#languages = new Map(
      Object.entries(languages).map(([uri, language]) => [Uri.parse(uri).toString(), language]),
    );
    this.#changed.fire();
  }

  /** The configuration that a file is, or that reads it. */
  of(uri: Uri | undefined): ConfigurationState | undefined {
    if (!uri) return undefined;
    const wanted = uri.toString();
    const same = (text: string) => Uri.parse(text).toString() === wanted;
    return this.#all.find((state) => same(state.uri)) ?? this.#all.find((state) => state.files.some(same));
  }

  /** The one the person works on: that of the editor in front, else the only one, else the one they pick. */
  async current(given?: unknown): Promise<ConfigurationState | undefined> {
    const uri = given instanceof Uri ? given : typeof given === 'string' ? Uri.parse(given) : undefined;
    const own = this.of(uri ?? window.activeTextEditor?.document.uri);
    if (own) return own;
    if (this.#all.length === 0) {
      void window.showInformationMessage(l10n.t('There is no Mosquitto configuration in this workspace.'));
      return undefined;
    }
    if (this.#all.length === 1) return this.#all[0];
    const picked = await window.showQuickPick(
      this.#all.map((state): QuickPickItem & { state: ConfigurationState } => ({
        label: workspace.asRelativePath(Uri.parse(state.uri)),
        description: state.target,
        state,
      })),
      { placeHolder: l10n.t('Which configuration?') },
    );
    return picked?.state;
  }
}
