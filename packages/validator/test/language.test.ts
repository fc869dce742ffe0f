import type { Language } from '@mosquitto-conf/config';
import { everyConfigText } from '@mosquitto-conf/config/internal';
import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_MAIN } from '../src/examples/example-host.js';
import { readExample } from '../src/examples/read-example.js';
import { type Diagnostic, diagnose, type Example, languageFaults, rules } from '../src/index.js';
import { texts as validatorTexts } from '../src/texts/index.js';

const names = [...everyConfigText(), ...validatorTexts].flatMap((group) => Object.values(group));

/** A language that puts every text into brackets, so that a text which is not a template shows. */
const BRACKETS: Language = names.reduce<Record<string, Record<string, string>>>(
  (language, { group, key, template }) => {
    language[group] = { ...language[group], [key]: `⟦${template}⟧` };
    return language;
  },
  {},
);

function found(example: Example): Diagnostic[] {
  const { analysis, farEnds } = readExample(example, nodeTls, undefined, { language: BRACKETS });
  return diagnose(analysis, EXAMPLE_MAIN, {}, farEnds);
}

describe('every text of a finding is a template that can be translated', () => {
  it.each(rules.map(({ id, wrong }) => [id, wrong] as const))('%s', (_, wrong) => {
    for (const { message, why, help, fixes, related = [] } of wrong.flatMap(found)) {
      const others = [...fixes.map(({ title }) => title), ...related.map((one) => one.message)];
      for (const text of [message, why, help, ...others])
        if (text !== undefined) expect(text).toMatch(/^⟦.*⟧$/s);
    }
  });
});

it('no two texts have the same group and key', () => {
  const keys = names.map(({ group, key }) => `${group}.${key}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

it('a rule has no text that is called like its summary or reason', () => {
  for (const { id, texts } of rules) {
    expect(Object.keys(texts ?? {})).not.toEqual(expect.arrayContaining(['why']));
    expect(Object.keys(texts ?? {}), id).not.toContain('summary');
    for (const text of Object.values(texts ?? {})) expect(text.group).toBe(id);
  }
});

describe('languageFaults', () => {
  it('finds none in a language with every text', () => {
    expect(languageFaults(BRACKETS)).toEqual([]);
  });

  it('lists groups, texts and places that there are not, and places that are missing', () => {
    const language: Language = {
      'acl-user-unknown': {
        message: 'O arquivo não tem este usuário.',
        spelling: 'Escreva `user {name}`.',
        mesage: 'O arquivo não tem `{user}`.',
      },
      'acl-user-unknwon': { message: 'O arquivo não tem `{user}`.' },
      'fix-title': { removeLine: 'Remover a linha' },
    };
    expect(languageFaults(language)).toEqual([
      'acl-user-unknown.message: {user} is missing',
      'acl-user-unknown.spelling: there is no {name}',
      'acl-user-unknown.spelling: {known} is missing',
      'acl-user-unknown.mesage: there is no such text',
      'acl-user-unknwon: there is no such group',
    ]);
  });

  it('does not take what every object has for a text', () => {
    expect(languageFaults({ 'fix-title': { constructor: 'x' } })).toEqual([
      'fix-title.constructor: there is no such text',
    ]);
  });
});
