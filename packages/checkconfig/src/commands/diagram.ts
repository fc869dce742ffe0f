import { encode } from '@mosquitto-conf/grammar';
import { diagramOf } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { diagramFormats } from '../formats/diagram/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { addReadingOptions } from '../host-options.js';
import { note, say, written } from '../language.js';
import { analyseConfiguration, openConfiguration } from '../open-configuration.js';
import { openInBrowser } from '../open-in-browser.js';
import { print, printError } from '../print.js';
import { addSettingsOptions, type SettingsOptions } from '../settings-options.js';
import { commonTexts } from '../texts/common.js';
import { diagramTexts } from '../texts/diagram.js';

interface DiagramOptions extends SettingsOptions {
  readonly format?: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly open?: boolean;
}

/** `checkconfig diagram`: a picture of listeners, access, plugins, bridges and persistence. */
export function diagramCommand(): Command {
  const command = new Command('diagram')
    .description(say(diagramTexts.description))
    .argument('[path]', say(commonTexts.mainFile));
  addFormatOption(addReadingOptions(command), diagramFormats)
    .addOption(
      new Option('--theme <theme>', say(diagramTexts.theme))
        .choices(['auto', 'light', 'dark'])
        .default('auto'),
    )
    .option('--open', say(diagramTexts.open));
  return addSettingsOptions(command).addHelpText('after', say(diagramTexts.help)).action(diagram);
}

async function diagram(path: string | undefined, options: DiagramOptions): Promise<void> {
  const format = formatNamed(diagramFormats, options.format);
  if (options.open && format.name !== 'svg')
    throw new UsageError(diagramTexts.openIsSvg({ format: format.name }));
  const analysis = analyseConfiguration(await openConfiguration(path, options));
  const text = format.write({ diagram: diagramOf(analysis), theme: options.theme });
  if (!options.open) print(encode(text));
  else printError(note(written(await openInBrowser('mosquitto.svg', text))));
}
