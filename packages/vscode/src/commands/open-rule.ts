import { RULE, type RuleParams } from '@mosquitto-conf/language-server/protocol';
import { l10n, window } from 'vscode';
import type { Command } from '../services.js';

const id = 'mosquitto.openRule';

/** Where rules' pages are, for the server: links that work on the desktop and in browsers alike. */
export const RULE_PAGES = `command:${id}?${encodeURIComponent('["')}{rule}${encodeURIComponent('"]')}`;

/** Shows the page of a rule. */
export const openRule: Command = {
  id,
  async run({ client, pages }, rule) {
    const params: RuleParams = { rule: String(rule) };
    const text = await client.sendRequest<string | null>(RULE, params);
    if (text) await pages.show(params.rule, text);
    else void window.showWarningMessage(l10n.t('There is no page about {0}.', params.rule));
  },
};
