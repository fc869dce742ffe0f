import { textsOf } from '../text.js';

/** Configurations that are templates, with placeholders that another program fills. */
export const templateTexts = textsOf('configuration-template', {
  one: 'This file is a template: 1 line has placeholders.',
  several: 'This file is a template: {count} lines have placeholders.',
  check: 'Check the file that is made from it.',
});
