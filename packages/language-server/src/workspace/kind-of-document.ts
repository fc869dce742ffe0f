import { type AccessDirective, isAclFile, isPasswordFile } from '@mosquitto-conf/config/internal';
import { encode } from '@mosquitto-conf/grammar';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languages } from '../service/parsed-document.js';
import { nameOf } from './uris.js';

/**
 * What an open document that no configuration names is: the directive that would name it, or undefined for a
 * configuration. Editors that do not know the languages send names of their own; then the text decides.
 */
export function kindOfDocument(document: TextDocument): AccessDirective | undefined {
  const { languageId } = document;
  const name = nameOf(document.uri);
  if (languageId === languages.configuration) return undefined;
  if (languageId === languages.acl) return 'acl_file';
  const text = document.getText();
  if (languageId === languages.passwords) return isPsk(name, text) ? 'psk_file' : 'password_file';
  const content = encode(text);
  if (isAclFile(name, content)) return 'acl_file';
  return isPasswordFile(name, content) ? 'password_file' : undefined;
}

/** Keys of PSK files are nothing but hexadecimal digits; password files have hashes that begin with `$`. */
function isPsk(name: string, text: string): boolean {
  const entries = text.split('\n').filter((line) => line.includes(':'));
  return /psk/i.test(name) || (entries.length > 0 && entries.every((line) => /:[0-9a-f]+\r?$/i.test(line)));
}
