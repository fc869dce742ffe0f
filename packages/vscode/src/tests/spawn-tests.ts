/// <reference types="node" />
import { fork } from 'node:child_process';
import { type CancellationToken, l10n } from 'vscode';
import type { TestOrder, TestReport } from './messages.js';

/**
 * Runs a test file in a process of its own, so that it holds up no editor.
 * @param script what the process runs
 * @param hear receives the results
 * @returns once it ended
 * @throws Error where it ended before it was done, unless it was cancelled
 */
export function spawnTests(
  script: string,
  order: TestOrder,
  token: CancellationToken,
  hear: (report: TestReport) => void,
): Promise<void> {
  const child = fork(script, {
    // The editor's own program runs as Node only with this variable.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let isDone = false;
  let complaint = '';
  return new Promise((resolve, reject) => {
    const cancelled = token.onCancellationRequested(() => child.kill());
    child.stderr?.on('data', (text: Buffer) => {
      complaint += String(text);
    });
    child.on('message', (report: TestReport) => {
      hear(report);
      if (report.kind !== 'done') return;
      isDone = true;
      child.disconnect();
    });
    child.on('error', reject);
    child.once('exit', () => {
      cancelled.dispose();
      if (isDone || token.isCancellationRequested) resolve();
      else reject(new Error(`${l10n.t('The test run ended early.')} ${complaint}`.trim()));
    });
    child.send(order);
  });
}
