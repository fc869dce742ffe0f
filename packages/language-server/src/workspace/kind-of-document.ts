import { type AccessDirective, contentOf, directiveOfContent } from '@mosquitto-conf/config/internal';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languages } from '../service/parsed-document.js';
import { MAIN_NAME } from './find-mains.js';
import { isUntitled, nameOf } from './uris.js';

/**
 * What an open document that no configuration names is: the directive that would name it, or undefined for a
 * configuration. Editors guess languages by names, so the text decides as far as it tells.
 */
export function kindOfDocument(document: TextDocument): AccessDirective | undefined {
  const { languageId, uri } = document;
  const name = nameOf(uri);
  const text = document.getText();
  const byLanguage = directiveOfLanguage(languageId, name, text);
  const isOurs =
    languageId !== languages['dynamic-security'] &&
    (Object.values(languages) as string[]).includes(languageId);
  // A person chose the language, or the name leaves no doubt.
  if (isOurs && (isUntitled(uri) || name === MAIN_NAME)) return byLanguage;
  const content = contentOf(text);
  return content === undefined || content === 'foreign' ? byLanguage : directiveOfContent(content);
}

function directiveOfLanguage(languageId: string, name: string, text: string): AccessDirective | undefined {
  if (languageId === languages.acl) return 'acl_file';
  if (languageId !== languages.passwords) return undefined;
  return isPsk(name, text) ? 'psk_file' : 'password_file';
}

/** Keys of PSK files are nothing but hexadecimal digits; password files have hashes that begin with `$`. */
function isPsk(name: string, text: string): boolean {
  const entries = text.split('\n').filter((line) => line.includes(':'));
  return /psk/i.test(name) || (entries.length > 0 && entries.every((line) => /:[0-9a-f]+\r?$/i.test(line)));
}
