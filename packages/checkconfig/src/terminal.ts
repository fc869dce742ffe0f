import { type ColorOptions, usesColor } from './color.js';
import { terminalOutput } from './print.js';

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
export async function terminalOf(options: ColorOptions): Promise<Terminal> {
  const color = usesColor(options);
  const width = widthOf();
  return {
    color,
    ...(width === undefined ? {} : { width }),
    ...(color ? await links() : {}),
  };
}

/** Links of a terminal, loaded when needed: other programs read most runs. */
async function links(): Promise<Pick<Terminal, 'pageOf'>> {
  const { rulePages, showsLinks } = await import('./terminal-links.js');
  return showsLinks() ? { pageOf: rulePages() } : {};
}

/** The columns of standard output; undefined if it is not a terminal. */
export function widthOf(): number | undefined {
  const { columns = 0 } = terminalOutput() ?? {};
  return columns > 0 ? Math.max(columns, NARROWEST) : undefined;
}

/** A text that leads to an address when it is clicked (OSC 8). */
export function link(text: string, address: string | undefined): string {
  return address === undefined ? text : `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
