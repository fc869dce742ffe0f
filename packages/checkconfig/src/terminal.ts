import { nodeTls } from '@mosquitto-conf/config/node';
import { LinkedTexts } from '@mosquitto-conf/config/program';
import { findRule } from '@mosquitto-conf/validator';
import { rulePage } from '@mosquitto-conf/validator/internal';
import { type ColorOptions, usesColor } from './color.js';
import { mayBeTerminal, standardOutput } from './print.js';
import { version } from './version.js';

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
    ...(color && (await showsLinks()) ? { pageOf: rulePages() } : {}),
  };
}

async function showsLinks(): Promise<boolean> {
  // Loaded when needed: other programs read most runs.
  const terminal = await import('./shows-links.js');
  return terminal.showsLinks();
}

/** The columns of standard output; undefined if it is not a terminal. */
export function widthOf(): number | undefined {
  if (!mayBeTerminal()) return undefined;
  const { isTTY, columns } = standardOutput();
  return isTTY && columns > 0 ? Math.max(columns, NARROWEST) : undefined;
}

/** Pages of rules as files of this user: they are right for this version, and need no network. */
function rulePages(): (rule: string) => string | undefined {
  const pages = new LinkedTexts('checkconfig', `rules-${version}`, (file) =>
    rulePage(findRule(file.replace(/\.md$/, ''))!, { tls: nodeTls }),
  );
  return (rule) => (findRule(rule) ? pages.addressOf(`${rule}.md`) : undefined);
}

/** A text that leads to an address when it is clicked (OSC 8). */
export function link(text: string, address: string | undefined): string {
  return address === undefined ? text : `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007`;
}
