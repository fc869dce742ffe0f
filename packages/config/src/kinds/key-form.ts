import type { Choice, Kind, Reading, ValueInput } from './kind.js';
import { text } from './text.js';

const any = text({ role: 'free', expects: '`pem` or `engine`' });

const forms: readonly Choice[] = [
  { word: 'pem', summary: 'The key is in the PEM file of `keyfile`' },
  { word: 'engine', summary: 'The key is in the engine of `tls_engine`' },
];

/** Where the private key is: anything but `engine` means a PEM file, in every release. */
export const keyForm: Kind<'pem' | 'engine'> = {
  name: 'key-form',
  keepsText: true,
  expects: any.expects,
  words: () => forms.map(({ word }) => word),
  choices: () => forms,
  read(input: ValueInput): Reading<'pem' | 'engine'> {
    const reading = any.read(input);
    if (reading.outcome !== 'value') return reading;
    return { outcome: 'value', value: reading.value === 'engine' ? 'engine' : 'pem' };
  },
};
