import type { Line } from '@mosquitto-conf/grammar';

/** The line ending that most lines have: `\n` or `\r\n`. */
export function lineEnding(lines: readonly Line[]): '\n' | '\r\n' {
  let balance = 0;
  for (const { eol } of lines) {
    if (eol === '\n') balance--;
    else if (eol.endsWith('\r\n')) balance++;
  }
  return balance > 0 ? '\r\n' : '\n';
}
