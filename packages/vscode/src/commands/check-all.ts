import { CHECK_ALL, type CheckAllResult } from '@mosquitto-conf/language-server/protocol';
import { commands, l10n, window } from 'vscode';
import type { Command } from '../services.js';

/** Checks every configuration of the workspace anew and shows what is wrong. */
export const checkAll: Command = {
  id: 'mosquitto.checkAll',
  async run({ client, configurations }) {
    const state = await client.sendRequest<CheckAllResult>(CHECK_ALL);
    configurations.update(state);
    const all = state.configurations;
    if (all.length === 0) {
      return window.showInformationMessage(l10n.t('There is no Mosquitto configuration in this workspace.'));
    }
    const sum = (count: (one: (typeof all)[number]) => number) =>
      all.reduce((total, one) => total + count(one), 0);
    const errors = sum((one) => one.errors);
    const warnings = sum((one) => one.warnings);
    if (errors + warnings > 0) await commands.executeCommand('workbench.actions.view.problems');
    return window.showInformationMessage(
      l10n.t('{0} configurations: {1} errors, {2} warnings', all.length, errors, warnings),
    );
  },
};
