import fc from 'fast-check';

/** What the grammars look at, what they might mistake for it, and halves of characters. */
const units = [
  ' ',
  '  ',
  '\n',
  '\r',
  '\r\n',
  '#',
  ':',
  '\t',
  '\0',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\uffff',
  '\ud83d',
  '\ude00',
  '😀',
  '\udc80',
  'é',
  'a',
  'listener',
  '1883',
  '""',
];

/** Any text, mostly such as puts the grammar to the test. */
export const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...units), { maxLength: 60 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
      .map((codes) => String.fromCharCode(...codes)),
  },
);

/** Any text without `\n`: what a line can be. */
export const anyLine = anyText.map((text) => text.replaceAll('\n', ''));
