import { EXPLAIN, type ExplainParams } from '@mosquitto-conf/language-server/protocol';
import { l10n, window } from 'vscode';
import type { Command } from '../services.js';

/** Explains the text at the cursor, or what is named. */
export const explain: Command = {
  id: 'mosquitto.explain',
  async run({ client, pages }, given) {
    const editor = window.activeTextEditor;
    const word = typeof given === 'string' ? given : undefined;
    if (!editor && word === undefined) return;
    const uri = editor && client.code2ProtocolConverter.asUri(editor.document.uri);
    const params: ExplainParams =
      word === undefined
        ? { uri: uri!, position: client.code2ProtocolConverter.asPosition(editor!.selection.active) }
        : { word, ...(uri ? { uri } : {}) };
    const text = await client.sendRequest<string | null>(EXPLAIN, params);
    if (text) await pages.show(word ?? wordAt(editor!), text);
    else void window.showInformationMessage(l10n.t('There is nothing to explain here.'));
  },
};

function wordAt({ document, selection }: NonNullable<typeof window.activeTextEditor>): string {
  const [name] = document.lineAt(selection.active.line).text.trim().split(' ');
  return name || l10n.t('Explanation');
}
