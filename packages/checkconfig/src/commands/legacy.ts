import { maskLine } from '@mosquitto-conf/config/internal';
import { decode, parseConfiguration } from '@mosquitto-conf/grammar';
import { print } from '../print.js';
import { openInput } from '../read-input.js';

/**
 * `checkconfig -f FILE`: what the Python script checkconfig.py prints, so that it can be replaced. Like that script it
 * looks at one file and follows no `include_dir`. Unlike that script it does not print passwords and keys.
 */
export async function printLegacy(path: string): Promise<void> {
  const { content } = await openInput(path, undefined);
  const document = parseConfiguration(decode(content));
  const lines = [`Checking file ${path}`];
  for (const line of document.lines) {
    if (line.kind !== 'directive') continue;
    const text = maskLine(document.text.slice(line.start, line.end), 'configuration');
    lines.push(`${text}  #####Line Number ${line.number}`);
  }
  print(`${lines.join('\n')}\n`);
}
