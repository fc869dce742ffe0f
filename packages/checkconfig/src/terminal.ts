import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { supportsHyperlink } from 'supports-hyperlinks';
import { type ColorOptions, usesColor } from './color.js';

/** What the place that is printed to can show. */
export interface Terminal {
  readonly color: boolean;
  /** Its columns; undefined if it is not a terminal, so that lines are not broken for other programs. */
  readonly width?: number;
  /** Where a rule's page is, for a link; undefined where the terminal shows no links. */
  readonly pageOf?: (rule: string) => string | undefined;
}

/** Fewer columns are taken for these: a word a line helps no one. */
const NARROWEST = 40;

/** What standard output can show. */
export function terminalOf(options: ColorOptions): Terminal {
  const { isTTY, columns } = process.stdout;
  const color = usesColor(options);
  return {
    color,
    ...(isTTY && columns > 0 ? { width: Math.max(columns, NARROWEST) } : {}),
    ...(color && supportsHyperlink(process.stdout) ? { pageOf: pageInPackage } : {}),
  };
}

/** The page of a rule in this package: it is right for this version, and needs no network. */
function pageInPackage(rule: string): string | undefined {
  const page = new URL(`rules/${rule}.md`, import.meta.url);
  return existsSync(fileURLToPath(page)) ? page.href : undefined;
}

/** A text that leads to an address when it is clicked (OSC 8). */
export function link(text: string, address: string | undefined): string {
  return address === undefined ? text : `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
