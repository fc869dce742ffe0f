import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { supportsHyperlink } from 'supports-hyperlinks';
import { type ColorOptions, usesColor } from './color.js';

/** What standard output can show. */
export interface Terminal {
  readonly color: boolean;
  /** Its columns; undefined if it is not a terminal, so that lines are not broken for other programs. */
  readonly width?: number;
  /** Where a rule's page is, for a link; undefined where the terminal shows no links. */
  readonly pageOf?: (rule: string) => string | undefined;
}

/** A narrower terminal counts as this wide: lines of one word are not readable. */
const NARROWEST = 40;

/** What standard output can show. */
export function terminalOf(options: ColorOptions): Terminal {
  const color = usesColor(options);
  const width = widthOf();
  return {
    color,
    ...(width === undefined ? {} : { width }),
    ...(color && supportsHyperlink(process.stdout) ? { pageOf: pageInPackage } : {}),
  };
}

/** The columns of standard output; undefined if it is not a terminal. */
export function widthOf(): number | undefined {
  const { isTTY, columns } = process.stdout;
  return isTTY && columns > 0 ? Math.max(columns, NARROWEST) : undefined;
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
