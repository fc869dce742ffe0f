import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of the formats that several commands have. */
export const formatsTexts = textsOf('checkconfig-formats', {
  formats: 'Formats:',
  reporters: 'Reporters:',
  notApplicable: 'the diff leaves out passwords and keys, so a program cannot apply it',
  format: 'how to print (default: {default})',
  github: 'annotations for GitHub Actions',
});
