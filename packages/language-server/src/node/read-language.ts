/// <reference types="node" />
import { fileURLToPath } from 'node:url';
import type { Language } from '@mosquitto-conf/config';
import { readBounded } from '@mosquitto-conf/config/node';

/** A locale as clients name it, which becomes a filename. */
const LOCALE = /^[a-z]{2,8}(-[a-z\d]{1,8})*$/;

/**
 * The texts of a client's language: `languages/pt-br.json`, or `pt.json` where there is none for the country.
 * @param folder where the files of languages are
 * @param locale as the client names it: `pt-BR`, `pt_BR`
 * @returns undefined where there is no file that can be used, so that texts are English
 */
export function readLanguage(folder: URL, locale: string): Language | undefined {
  const name = locale.toLowerCase().replaceAll('_', '-');
  if (!LOCALE.test(name)) return undefined;
  return readFile(folder, name) ?? readFile(folder, name.split('-')[0]!);
}

function readFile(folder: URL, name: string): Language | undefined {
  try {
    const bytes = readBounded(fileURLToPath(new URL(`${name}.json`, folder)));
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isLanguage(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isLanguage(read: unknown): read is Language {
  return isObject(read) && Object.values(read).every((group) => isObject(group) && isText(group));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(group: Readonly<Record<string, unknown>>): boolean {
  return Object.values(group).every((template) => typeof template === 'string');
}
