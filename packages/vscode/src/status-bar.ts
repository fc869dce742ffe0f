import type { ConfigurationState } from '@mosquitto-conf/language-server/protocol';
import { type Disposable, l10n, StatusBarAlignment, ThemeColor, Uri, window, workspace } from 'vscode';
import type { Configurations } from './configurations.js';

/** Says for which release the file in front is checked, and whether that release would start with it. */
export class StatusBar implements Disposable {
  readonly #item = window.createStatusBarItem('mosquitto.state', StatusBarAlignment.Right, 100);
  readonly #parts: Disposable[];

  constructor(private readonly configurations: Configurations) {
    this.#item.name = 'Mosquitto';
    this.#item.command = 'mosquitto.chooseTarget';
    this.#parts = [
      this.#item,
      configurations.onDidChange(() => this.#show()),
      window.onDidChangeActiveTextEditor(() => this.#show()),
    ];
    this.#show();
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #show(): void {
    const document = window.activeTextEditor?.document;
    const state = this.configurations.of(document?.uri);
    if (!state) {
      this.#item.hide();
      return;
    }
    const { icon, text, color } = verdict(state);
    this.#item.text = `$(${icon}) Mosquitto ${state.target}`;
    this.#item.backgroundColor = color ? new ThemeColor(color) : undefined;
    this.#item.tooltip = [
      workspace.asRelativePath(Uri.parse(state.uri)),
      text,
      ...(state.asked === undefined
        ? []
        : [
            l10n.t(
              'Mosquitto {0} is newer than all known releases. The nearest one, {1}, is used instead.',
              state.asked,
              state.target,
            ),
          ]),
      ...(state.targetFrom === undefined ? [] : [l10n.t('The release comes from {0}.', state.targetFrom)]),
      l10n.t('{0} errors, {1} warnings', state.errors, state.warnings),
      l10n.t('Click to choose another release.'),
    ].join('\n');
    this.#item.accessibilityInformation = { label: `Mosquitto ${state.target}: ${text}` };
    this.#item.show();
  }
}

function verdict({ target, outcome, errors, warnings }: ConfigurationState) {
  if (outcome === 'config') {
    const text = l10n.t('Mosquitto {0} refuses this configuration.', target);
    return { icon: 'error', text, color: 'statusBarItem.errorBackground' };
  }
  if (outcome === 'startup') {
    const text = l10n.t('Mosquitto {0} reads this configuration, but does not start with it.', target);
    return { icon: 'error', text, color: 'statusBarItem.errorBackground' };
  }
  if (outcome === 'crash') {
    const text = l10n.t('Mosquitto {0} crashes with this configuration.', target);
    return { icon: 'error', text, color: 'statusBarItem.errorBackground' };
  }
  if (outcome === 'unknown') {
    const text = l10n.t(
      'Whether Mosquitto {0} starts with this configuration cannot be determined here.',
      target,
    );
    return { icon: 'warning', text, color: undefined };
  }
  const text = l10n.t('Mosquitto {0} starts with this configuration.', target);
  return { icon: errors + warnings > 0 ? 'warning' : 'check', text, color: undefined };
}
