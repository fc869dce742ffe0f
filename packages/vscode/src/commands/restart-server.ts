import { l10n, window } from 'vscode';
import type { Command } from '../services.js';

/** Ends the language server and starts it again. */
export const restartServer: Command = {
  id: 'mosquitto.restartServer',
  async run({ client }) {
    await client.stop();
    await client.start();
    return void window.setStatusBarMessage(l10n.t('The language server was restarted.'), 5000);
  },
};
