import { UPGRADE, type UpgradeParams, type UpgradeResult } from '@mosquitto-conf/language-server/protocol';
import { l10n, WorkspaceEdit, window, workspace } from 'vscode';
import type { Command } from '../services.js';
import { pickTarget } from './targets.js';

/** Shows what another release does differently, and previews the edits that keep the configuration as it is. */
export const upgrade: Command = {
  id: 'mosquitto.upgrade',
  async run({ client, configurations, pages }, given) {
    const state = await configurations.current(given);
    if (!state) return;
    const placeHolder = l10n.t('From Mosquitto {0} to which release?', state.target);
    const to = (await pickTarget(client, placeHolder))?.target;
    if (!to) return;
    const params: UpgradeParams = { uri: state.uri, from: state.target, to };
    const { report, edit } = await client.sendRequest<UpgradeResult>(UPGRADE, params);
    await pages.show(l10n.t('From {0} to {1}', state.target, to), report);
    if (!edit) return;
    const look = l10n.t('Show the edits');
    const question = l10n.t('Edits can preserve what this configuration does with {0}.', to);
    if ((await window.showInformationMessage(question, look)) !== look) return;
    const edits = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    await workspace.applyEdit(toConfirm(edits, question), { isRefactoring: true });
  },
};

/** The same edits, to be confirmed, so that the editor shows them before it makes them. */
function toConfirm(edits: WorkspaceEdit, label: string): WorkspaceEdit {
  const confirmed = new WorkspaceEdit();
  for (const [uri, texts] of edits.entries()) {
    for (const { range, newText } of texts) {
      confirmed.replace(uri, range, newText, { label, needsConfirmation: true });
    }
  }
  return confirmed;
}
