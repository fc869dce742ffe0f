import { encode } from '@mosquitto-conf/grammar';
import { diagramOf } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { diagramFormats } from '../formats/diagram/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions } from '../host-options.js';
import { analyseConfiguration, openConfiguration } from '../open-configuration.js';
import { openInBrowser } from '../open-in-browser.js';
import { addSettingsOptions, type SettingsOptions } from '../reading-settings.js';

interface DiagramOptions extends SettingsOptions {
  readonly format?: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly open?: boolean;
}

/** `checkconfig diagram`: a picture of listeners, access, plugins, bridges and persistence. */
export function diagramCommand(): Command {
  const command = new Command('diagram')
    .description('draw listeners, who may connect to them, plugins, bridges and persistence')
    .argument('[path]', 'the main file; - for standard input');
  addFormatOption(addReadingOptions(command), diagramFormats)
    .addOption(
      new Option('--theme <theme>', "the colors of the SVG; auto follows the reader's system")
        .choices(['auto', 'light', 'dark'])
        .default('auto'),
    )
    .option('--open', 'open the SVG in the browser instead of printing it');
  return addSettingsOptions(command)
    .addHelpText(
      'after',
      `
A dashed line is a connection that is not encrypted. A configuration that the release refuses is drawn as far as it is
understood, and the picture says why it is refused. Passwords and keys are never shown.

Exit code: 0, 2 wrong use.

Examples:
  checkconfig diagram mosquitto.conf > mosquitto.svg
  checkconfig diagram mosquitto.conf --open
  checkconfig diagram mosquitto.conf --format mermaid`,
    )
    .action(diagram);
}

async function diagram(path: string | undefined, options: DiagramOptions): Promise<void> {
  const format = formatNamed(diagramFormats, options.format);
  if (options.open && format.name !== 'svg')
    throw new UsageError(`--open shows an SVG: leave out --format ${format.name}`);
  const analysis = analyseConfiguration(await openConfiguration(path, options));
  const text = format.write({ diagram: diagramOf(analysis), theme: options.theme });
  if (!options.open) process.stdout.write(encode(text));
  else process.stderr.write(`checkconfig: ${await openInBrowser('mosquitto.svg', text)}\n`);
}
