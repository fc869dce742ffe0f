import { directives } from '@mosquitto-conf/config';
import { placesOf } from '@mosquitto-conf/config/internal';
import { describe, expect, test } from 'vitest';
import { everyTemplate } from './language-support.js';

/** Values that are words of a command already, and texts about a command that nothing runs. */
const WHOLE = new Set(['{login}', '{start}']);
const ABOUT = new Set(['checkconfig-init.madeBy', 'checkconfig-init.opensslFailed']);

/** Every template, and where it is from. */
const templates = everyTemplate
  .map(({ group, key, template }) => ({ id: `${group}.${key}`, template }))
  .filter(({ id }) => !ABOUT.has(id));

/** What the first word of a line of a configuration or an access file may be. */
const OF_FILES = new Set([
  ...directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  'user',
  'topic',
  'pattern',
]);

/** Programs that texts name, in front of a place. */
const COMMAND =
  /\b(?:chmod|chown|chgrp|install|mkdir|useradd|openssl|mosquitto_(?:passwd|pub|sub|ctrl)|checkconfig (?:\w+ )+)(?: ?[-=\w.+:]+)* ?$/;

/** The places of a template that are words of a command, by what is in front of them. */
function placesInCommands(template: string): string[] {
  const parts = template.split(/((?<![{$])\{\w+(?::\w+)?\})/);
  return parts.filter((part, index) => {
    if (index % 2 === 0) return false;
    const before = parts.slice(0, index).join('').split(/[`\n]/);
    const span = before.at(-1) ?? '';
    const isQuoted = before.length % 2 === 0 && !template.includes('\n');
    const [, first] = /^([a-z]\w*) /.exec(span) ?? [];
    const isCommand = isQuoted && first !== undefined && !OF_FILES.has(first);
    return (isCommand || COMMAND.test(span.replaceAll(/\{\w+:\w+\}/g, 'x'))) && !WHOLE.has(part);
  });
}

describe('what fills a command is one word of it', () => {
  test.each(templates.filter(({ template }) => placesInCommands(template).length > 0))(
    '$id',
    ({ template }) => {
      expect(placesInCommands(template).filter((place) => !/:(?:path|word)\}$/.test(place))).toEqual([]);
    },
  );

  test('and is quoted nowhere else', () => {
    const elsewhere = templates.filter(
      ({ template }) =>
        placesOf(template).filter((place) => place.includes(':')).length >
        placesInCommands(template).filter((place) => place.includes(':')).length,
    );
    expect(elsewhere).toEqual([]);
  });
});
