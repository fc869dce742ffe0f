import { SET_TARGET, type SetTargetParams } from '@mosquitto-conf/language-server/protocol';
import { ConfigurationTarget, l10n, Uri, window, workspace } from 'vscode';
import type { Command } from '../services.js';
import { pickTarget } from './targets.js';

/** Chooses the release a configuration is checked for, until the editor is closed, and offers to keep it. */
export const chooseTarget: Command = {
  id: 'mosquitto.chooseTarget',
  async run({ client, configurations }, given) {
    const state = await configurations.current(given);
    if (!state) return;
    const picked = await pickTarget(client, l10n.t('Which release is this configuration for?'), [
      { label: l10n.t('$(settings-gear) From the settings'), target: null },
    ]);
    if (picked?.target === undefined) return;
    const { target } = picked;
    const params: SetTargetParams = { uri: state.uri, target };
    await client.sendRequest(SET_TARGET, params);
    if (target !== null) void offerToKeep(target, Uri.parse(state.uri));
  },
};

async function offerToKeep(target: string, uri: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri);
  const settings = workspace.getConfiguration('mosquitto', uri);
  if (!folder || settings.get('target') === target) return;
  const keep = l10n.t('Keep for this workspace');
  const question = l10n.t('{0} is used until the window is closed.', target);
  if ((await window.showInformationMessage(question, keep)) !== keep) return;
  await settings.update('target', target, ConfigurationTarget.Workspace);
}
