import {
  type CancellationToken,
  type Disposable,
  type FileCoverage,
  type Location,
  l10n,
  type TestItem,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TEST_FILES } from '../start.js';
import { Coverage } from './coverage.js';
import { itemsOf, TestItems } from './test-items.js';
import { runFileOfTests } from './test-run.js';

/** Milliseconds without a change, as files change in bursts. */
const QUIET = 200;

/** Tests for configurations in the Test Explorer: runs them, goes to the line that decides, and shows what they touch. */
export class TestExplorer implements Disposable {
  readonly #controller = tests.createTestController('mosquitto', l10n.t('Mosquitto configurations'));
  readonly #items: TestItems;
  readonly #parts: Disposable[];
  #coverage = new Coverage();

  /** @param script what the process for tests runs */
  constructor(
    client: BaseLanguageClient,
    private readonly script: string,
  ) {
    const controller = this.#controller;
    this.#items = new TestItems(controller, client);
    controller.resolveHandler = (item) => (item ? this.#items.resolve(item) : this.#items.discover());
    controller.refreshHandler = () => this.#items.discover();
    const { Run, Debug, Coverage: Covered } = TestRunProfileKind;
    this.#profile(l10n.t('Run'), Run);
    this.#profile(l10n.t('Go to the line that decides'), Debug);
    const covered = this.#profile(l10n.t('Run with coverage'), Covered);
    covered.loadDetailedCoverage = async (_, file: FileCoverage) => [
      ...(this.#coverage.detailsOf(file) ?? []),
    ];
    const files = workspace.createFileSystemWatcher(TEST_FILES);
    this.#parts = [
      controller,
      files,
      files.onDidCreate((uri) => this.#items.add(uri)),
      files.onDidDelete((uri) => this.#items.delete(uri)),
      files.onDidChange((uri) => void this.#items.resolve(this.#items.add(uri))),
    ];
    void this.#items.discover();
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #profile(label: string, kind: TestRunProfileKind) {
    const profile = this.#controller.createRunProfile(
      label,
      kind,
      (request, token) =>
        request.continuous ? this.#watch(request, kind, token) : this.#run(request, kind, token),
      true,
    );
    profile.supportsContinuousRun = kind === TestRunProfileKind.Run;
    return profile;
  }

  /** Runs again whenever a file is saved, until it is cancelled. */
  async #watch(request: TestRunRequest, kind: TestRunProfileKind, token: CancellationToken): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const saved = workspace.onDidSaveTextDocument(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void this.#run(request, kind, token), QUIET);
    });
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      saved.dispose();
    });
  }

  async #run(request: TestRunRequest, kind: TestRunProfileKind, token: CancellationToken): Promise<void> {
    // What it runs comes from the workspace.
    if (!workspace.isTrusted) {
      void window.showWarningMessage(l10n.t('Tests run only in a workspace you trust.'));
      return;
    }
    // Files are read as they are on disk.
    await workspace.saveAll(false);
    const run = this.#controller.createTestRun(request);
    const isDebug = kind === TestRunProfileKind.Debug;
    this.#coverage = new Coverage();
    const coverage = kind === TestRunProfileKind.Coverage ? this.#coverage : undefined;
    let stop: Location | undefined;
    try {
      for (const [file, cases] of await this.#chosen(request)) {
        if (token.isCancellationRequested || stop) break;
        const found = await runFileOfTests(
          this.script,
          this.#items,
          { run, file, cases, bail: isDebug, coverage },
          token,
        );
        if (isDebug) stop = found;
      }
      coverage?.show(run);
    } finally {
      run.end();
    }
    if (!stop) return;
    const document = await workspace.openTextDocument(stop.uri);
    await window.showTextDocument(document, { selection: stop.range });
  }

  /** The files to run, each with its cases where not all of them are meant. */
  async #chosen({ include, exclude = [] }: TestRunRequest): Promise<Map<TestItem, TestItem[] | undefined>> {
    const chosen = new Map<TestItem, TestItem[] | undefined>();
    const wanted = include ?? itemsOf(this.#controller.items);
    // Names are looked up before they are read anew.
    const cases = wanted.filter(({ parent }) => parent).map((item) => ({ file: item.parent!, id: item.id }));
    const files = new Set([...wanted.filter(({ parent }) => !parent), ...cases.map(({ file }) => file)]);
    for (const file of files) {
      await this.#items.resolve(file);
      const own = cases.filter((one) => one.file === file).flatMap(({ id }) => file.children.get(id) ?? []);
      const isWhole = wanted.includes(file);
      if (isWhole && exclude.includes(file)) continue;
      const left = isWhole ? itemsOf(file.children) : own;
      const kept = left.filter(
        (item) => !exclude.some(({ id, parent }) => parent === file && id === item.id),
      );
      chosen.set(file, isWhole && kept.length === left.length ? undefined : kept);
    }
    return chosen;
  }
}
