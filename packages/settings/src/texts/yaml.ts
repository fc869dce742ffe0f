import { textsOf } from '@mosquitto-conf/config/internal';

/** What is wrong with a YAML file, whatever is in it. */
export const yamlTexts = textsOf('yaml', {
  tooLong: 'The file has more than {limit} characters.',
  malformed: 'This is not well-formed YAML: {reason}.',
  tooDeep: 'The values are nested too deeply.',
  noSuchKey: 'There is no "{key}" here.',
  noSuchKeyButMeant: 'There is no "{key}" here. Did you mean "{meant}"?',
  noSuchKeyButOf: 'There is no "{key}" here. Possible: {words}.',
  noSuchValue: '"{value}" is not possible here.',
  noSuchValueButMeant: '"{value}" is not possible here. Did you mean "{meant}"?',
  noSuchValueButOf: '"{value}" is not possible here. Possible: {words}.',
  missing: '"{key}" is missing.',
  wrongType: 'This must be {kinds}.',
  quoteNumber: 'This must be a text. Write the number in quotes.',
  wrongConstant: 'This must be {value}.',
  empty: 'This is empty.',
  // What the validator of the schema says, in English.
  other: 'This {reason}.',
});

/** What a value must be. */
export const kindTexts = textsOf('yaml-kind', {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys and values',
  null: 'empty',
});
