import { type DocumentParams, EFFECTIVE } from '@mosquitto-conf/language-server/protocol';
import { l10n, Uri, workspace } from 'vscode';
import type { Command } from '../services.js';

/** Shows every setting in force. */
export const showEffective: Command = {
  id: 'mosquitto.showEffective',
  async run({ client, configurations, pages }, given) {
    const state = await configurations.current(given);
    if (!state) return;
    const params: DocumentParams = { uri: state.uri };
    const text = await client.sendRequest<string | null>(EFFECTIVE, params);
    if (text)
      await pages.show(l10n.t('In force in {0}', workspace.asRelativePath(Uri.parse(state.uri))), text);
  },
};
