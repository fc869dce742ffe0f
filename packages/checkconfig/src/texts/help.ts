import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of every help page. */
export const helpTexts = textsOf('checkconfig-help', {
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  withChoices: '{description} (choices: {choices})',
  withDefault: '{description} (default: {value})',
  withBoth: '{description} (choices: {choices}, default: {value})',
  help: 'print help',
});
