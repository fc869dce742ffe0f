import { URI, Utils } from 'vscode-uri';

/** A URI in one spelling: clients encode characters differently. */
export function normalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The folder of a file. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** A file or folder below another. */
export function below(folder: string, ...parts: readonly string[]): string {
  return Utils.joinPath(URI.parse(folder), ...parts).toString();
}

/** The last part of its path. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** Whether it is of a document that was never saved. */
export function isUntitled(uri: string): boolean {
  return URI.parse(uri).scheme === 'untitled';
}

export function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Shallow ones first, then by name. */
export function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : a > b ? 1 : 0);
}
