import {
  type DocumentParams,
  START_OPTIONS,
  type StartOptionsResult,
} from '@mosquitto-conf/language-server/protocol';
import { l10n, Uri, window, workspace } from 'vscode';
import type { Command } from '../services.js';
import type { BrokerOrder } from '../test-broker/messages.js';
import { StartFailure, type TestBroker } from '../test-broker/test-broker.js';

/** Starts a test broker that does what the configuration says, in the place of one that runs already. */
export function startTestBroker(broker: TestBroker): Command {
  return {
    id: 'mosquitto.startTestBroker',
    async run({ client, configurations }, given) {
      const state = await configurations.current(given);
      if (!state) return undefined;
      const uri = Uri.parse(state.uri);
      // What it opens and serves comes from the workspace.
      if (!workspace.isTrusted || uri.scheme !== 'file') {
        const reason = l10n.t('A test broker starts only from files on disk, in a workspace you trust.');
        return window.showWarningMessage(reason);
      }
      await save(state.files);
      const params: DocumentParams = { uri: state.uri };
      const options = await client.sendRequest<StartOptionsResult | null>(START_OPTIONS, params);
      if (!options) return undefined;
      const ports = workspace.getConfiguration('mosquitto.testBroker', uri).get<string>('ports');
      return start(broker, {
        ...options,
        kind: 'broker',
        path: uri.fsPath,
        ports: ports === 'free' ? 'ephemeral' : 'configured',
      });
    },
  };
}

async function start(broker: TestBroker, order: BrokerOrder): Promise<unknown> {
  try {
    const listeners = await broker.start(order);
    const urls = listeners.map(({ url }) => url).join(', ');
    const [log, stop] = [l10n.t('Show the log'), l10n.t('Stop')];
    const text = l10n.t('The test broker runs: {0}', urls);
    // It runs while the question is open.
    void window.showInformationMessage(text, log, stop).then((chosen) => {
      if (chosen === log) broker.showLog();
      else if (chosen === stop) return broker.stop();
      return undefined;
    });
    return listeners;
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    const [log, free] = [l10n.t('Show the log'), l10n.t('Use free ports')];
    const [first = ''] = error.message.split('\n');
    const canMove = error.isTaken && order.ports === 'configured';
    const chosen = await window.showErrorMessage(first, ...(canMove ? [free, log] : [log]));
    if (chosen === free) return start(broker, { ...order, ports: 'ephemeral' });
    if (chosen === log) broker.showLog();
    return undefined;
  }
}

/** The broker reads files as they are on disk. */
async function save(files: readonly string[]): Promise<void> {
  const wanted = new Set(files.map((file) => Uri.parse(file).toString()));
  for (const document of workspace.textDocuments)
    if (document.isDirty && wanted.has(document.uri.toString())) await document.save();
}
