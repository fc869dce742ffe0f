import type { Word } from '@mosquitto-conf/grammar';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Cursor } from '../cursor.js';
import type { Offer } from './offer.js';

/** Which names of a folder to offer. Other folders always are: the file may be below them. */
export interface Wanted {
  /** How the names of the files end; no files at all where it is empty. */
  readonly endings?: readonly string[];
  /** How the names of files for something else end. */
  readonly others?: readonly string[];
  /** A part of the names that fit best. */
  readonly likely?: string;
  /** Whether a folder is written without a slash at its end. */
  readonly bare?: true;
}

/** So many names are looked at as they are; of more, only those that begin as typed. */
const MANY = 200;

/**
 * What is in the folder that a path leads to, on the broker's machine: folders, then files.
 * @param path the existing text, of which the part around the cursor is completed
 */
export function fileOffers({ document, offset }: Cursor, path: Word, wanted: Wanted): readonly Offer[] {
  const { files } = document.project.host;
  const typed = path.text.slice(0, offset - path.start);
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const begun = typed.slice(folder.length);
  const slash = path.text.indexOf('/', typed.length);
  const end = slash < 0 ? path.end : path.start + slash;
  // A slash that follows stays.
  const span = { start: offset - begun.length, end };
  const names = files.list(folder === '' ? '.' : folder);
  if (typeof names === 'string') return [];
  const narrow = names.length > MANY || begun.includes(' ');
  return names
    .filter((name) => (begun.startsWith('.') || !name.startsWith('.')) && (!narrow || name.startsWith(begun)))
    .flatMap((name): Offer[] => {
      const status = files.status(folder + name);
      if (typeof status === 'string') return [];
      if (status.kind === 'directory') {
        const label = `${name}/`;
        const text = wanted.bare || slash >= 0 ? name : label;
        return [{ label, kind: CompletionItemKind.Folder, text, span, sort: `1 ${name}` }];
      }
      if (slash >= 0 || !fits(name, wanted)) return [];
      const rank = wanted.likely && name.toLowerCase().includes(wanted.likely) ? 2 : 3;
      return [{ label: name, kind: CompletionItemKind.File, span, sort: `${rank} ${name}` }];
    });
}

function fits(name: string, { endings, others = [] }: Wanted): boolean {
  const lower = name.toLowerCase();
  if (endings) return endings.some((ending) => lower.endsWith(ending));
  return !others.some((ending) => lower.endsWith(ending));
}
