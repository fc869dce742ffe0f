import { isBundled } from '../catalogue/file-plugins.js';
import { type SqliteOption, sqliteOptions } from '../catalogue/sqlite-plugin.js';
import type { Plugin } from '../configuration.js';
import { atoi } from '../kinds/c-numbers.js';
import type { Choice } from '../kinds/kind.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import type { Start } from './start.js';

/** SQLite keeps its own page size where it cannot have the one that is asked for (`PRAGMA page_size`). */
const SMALLEST_PAGE = 512;

/** The plugin for SQLite refuses values of its options when it is loaded. */
export function checkSqliteOptions(start: Start, { path, options }: Plugin): void {
  if (!start.isSince('2.1') || !isBundled(path, 'mosquitto_persist_sqlite')) return;
  for (const { key, value, place } of options) {
    const name = key.toLowerCase();
    const option = optionOf(name);
    if (!option) continue;
    const finding = {
      code: 'plugin-option-invalid',
      message: texts.optionInvalid({ option: name, value }),
      help:
        'choices' in option
          ? texts.oneOf({ words: wordsOf(option.choices).join(', ') })
          : texts.atLeast({ min: option.min }),
    } as const;
    if (isRefused(option, value)) {
      start.refuse({ ...finding, why: texts.optionInvalidRefused }, place);
      return;
    }
    if ('choices' in option) continue;
    if (!/^\s*[+-]?\d+\s*$/.test(value))
      start.remark(
        { ...finding, level: 'warning', why: texts.optionCutShort({ value: atoi(value) }) },
        place,
      );
    else if (option.largestPage !== undefined && !isPage(atoi(value), option.largestPage))
      start.remark({ ...finding, level: 'warning', why: texts.pageIgnored, help: texts.pages }, place);
  }
}

function optionOf(name: string): SqliteOption | undefined {
  return Object.hasOwn(sqliteOptions, name) ? sqliteOptions[name as keyof typeof sqliteOptions] : undefined;
}

function wordsOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ word }) => word);
}

function isRefused(option: SqliteOption, value: string): boolean {
  if ('choices' in option) return !wordsOf(option.choices).includes(value.toLowerCase());
  return atoi(value) < option.min;
}

function isPage(size: number, largest: number): boolean {
  return size >= SMALLEST_PAGE && size <= largest && Number.isInteger(Math.log2(size));
}
