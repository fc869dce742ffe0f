import { TEST_CASES, type TestCasesResult } from '@mosquitto-conf/language-server/protocol';
import {
  Range,
  type TestController,
  type TestItem,
  type TestItemCollection,
  type Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TEST_FILES } from '../start.js';
import type { CaseName } from './messages.js';

/** The test files and cases that the Test Explorer shows. A file knows its cases once it is opened. */
export class TestItems {
  constructor(
    private readonly controller: TestController,
    private readonly client: BaseLanguageClient,
  ) {}

  /** Looks for all test files. */
  async discover(): Promise<void> {
    const uris = (await workspace.findFiles(TEST_FILES)).filter(({ scheme }) => scheme === 'file');
    const there = new Set(uris.map((uri) => uri.toString()));
    for (const { id } of itemsOf(this.controller.items)) if (!there.has(id)) this.controller.items.delete(id);
    for (const uri of uris) this.add(uri);
  }

  /** Adds a file, unless it is there. */
  add(uri: Uri): TestItem {
    const id = uri.toString();
    const known = this.controller.items.get(id);
    if (known) return known;
    const item = this.controller.createTestItem(id, workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    this.controller.items.add(item);
    return item;
  }

  delete(uri: Uri): void {
    this.controller.items.delete(uri.toString());
  }

  /** Reads the cases of a file. Those of one with a mistake in it stay as they were. */
  async resolve(item: TestItem): Promise<void> {
    const cases = await this.client.sendRequest<TestCasesResult | null>(TEST_CASES, { uri: item.id });
    if (!cases) return;
    const count = new Map<string, number>();
    const children = cases.map(({ name, range: { start, end } }) => {
      const number = (count.get(name) ?? 0) + 1;
      count.set(name, number);
      const child = this.controller.createTestItem(`${name}\n${number}`, name, item.uri);
      child.range = new Range(start.line, start.character, end.line, end.character);
      return child;
    });
    item.children.replace(children);
  }

  /** A case by its result in a run. */
  find(file: TestItem, { name, line }: CaseName): TestItem | undefined {
    const named = itemsOf(file.children).filter(({ label }) => label === name);
    return named.find(({ range }) => range?.start.line === line) ?? named[0];
  }
}

/** The items of a collection. */
export function itemsOf(collection: TestItemCollection): TestItem[] {
  return [...collection].map(([, item]) => item);
}
