import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manualUrl } from '../../src/catalogue/directive.js';
import { directives, findDirective, spellingsOf } from '../../src/catalogue/index.js';
import type { Choice, Kind } from '../../src/kinds/kind.js';
import { at, type ByRelease, compareReleases, parseRelease } from '../../src/release.js';

/** One line of the table: `<=1.4.0` and `current` stand for bounds that no release covered here reaches. */
interface Row {
  readonly name: string;
  readonly first?: string;
  readonly last?: string;
}

const [, ...lines] = readFileSync(
  new URL('../../../../fixtures/directives-by-release.tsv', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n');

const rows: readonly Row[] = lines.map((line) => {
  const [name = '', first = '', last = ''] = line.split('\t');
  return {
    name,
    ...(first.startsWith('<=') ? {} : { first }),
    ...(last === 'current' ? {} : { last }),
  };
});

const releases = [
  '1.4.0',
  '1.4.15',
  '1.5.0',
  '1.5.11',
  '1.6.0',
  '1.6.15',
  '2.0.0',
  '2.0.22',
  '2.1.0',
  '2.1.2',
].map((text) => parseRelease(text)!);

function over<T>(fact: ByRelease<T>): T[] {
  return [...new Set(releases.map((release) => at(fact, release)))];
}

describe('the names of the releases', () => {
  it.each(rows)('$name is known as long as the broker knows it', ({ name, first, last }) => {
    const spelling = findDirective(name);
    expect(spelling?.name).toBe(name);
    expect({ first: spelling?.first, last: spelling?.last }).toEqual({ first, last });
  });

  it('are all there are', () => {
    const known = new Set(rows.map(({ name }) => name));
    const spelled = directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(spelled.filter((name) => !known.has(name))).toEqual([]);
    expect(spelled).toHaveLength(rows.length);
  });

  it('stand for one directive each', () => {
    const spelled = directives.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(spelled.filter((name, index) => spelled.indexOf(name) !== index)).toEqual([]);
  });

  it('are those of a release where it is asked for', () => {
    for (const release of releases) {
      const expected = rows.filter(({ first, last }) => {
        const begun = !first || compareReleases(release, parseRelease(first)!) >= 0;
        return begun && (!last || compareReleases(release, parseRelease(last)!) <= 0);
      });
      expect(
        spellingsOf(release)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(expected.map(({ name }) => name).sort());
    }
  });
});

describe.each(directives)('$name', (directive) => {
  it('says what it is in a line', () => {
    expect(directive.summary).not.toBe('');
    expect(directive.summary).not.toContain('\n');
    expect(directive.summary.length).toBeLessThanOrEqual(80);
  });

  it('explains itself', () => {
    expect(directive.description.length).toBeGreaterThanOrEqual(60);
    expect(directive.description).not.toMatch(/\s\s|\s$/);
    expect((directive.description.match(/`/g) ?? []).length % 2).toBe(0);
  });

  it('says what each of its words means', () => {
    for (const kind of over(directive.kind)) {
      for (const choice of choicesOf(kind))
        expect(choice).toMatchObject({ summary: expect.stringMatching(/\S/) });
    }
  });

  it('has a default of its own kind', () => {
    for (const release of releases) {
      const standard = at(directive.default, release);
      const kind = at(directive.kind, release);
      if (at(directive.repeat, release) === 'add') expect(standard).toBeInstanceOf(Array);
      for (const value of [standard].flat()) {
        if (value === undefined) continue;
        if (kind.name === 'boolean') expect(value).toBeTypeOf('boolean');
        if (kind.name === 'integer' || kind.name === 'memory-size') expect(value).toBeTypeOf('number');
        if (kind.name === 'text') expect(value).toBeTypeOf('string');
        if (kind.name === 'choice') expect(kind.words?.(release) ?? []).toContain(value);
      }
    }
  });

  it('is replaced by directives that exist', () => {
    const { deprecated, sets } = directive;
    for (const other of [...(deprecated?.replacements?.() ?? []), sets])
      if (other) expect(directives).toContain(other);
    if (deprecated) expect(parseRelease(deprecated.since)?.name).toBe(deprecated.since);
  });

  it('says what the embedded broker does with it, and which line is reported for it', () => {
    for (const support of over(directive.embedded)) {
      if (typeof support === 'string') continue;
      const { what, instead } = support.unsupported;
      for (const sentence of [what, instead]) expect(sentence).toMatch(/^[A-Z`].*\.$/);
      if (support.partOf === undefined) continue;
      const owner = findDirective(support.partOf)?.directive;
      expect(owner?.name).toBe(support.partOf);
      for (const of of over(owner!.embedded)) expect(of).not.toHaveProperty('partOf');
    }
  });

  it('mentions only directives and words that exist', () => {
    const words = new Set(
      directives.flatMap(({ kind }) => over(kind).flatMap(choicesOf)).map(({ word }) => word),
    );
    const mentioned = [...directive.description.matchAll(/`([a-z0-9.]+_[a-z0-9_.]+)`/g)].map(
      ([, name]) => name!,
    );
    expect(
      mentioned.filter((name) => !findDirective(name) && !words.has(name) && !name.startsWith('mosquitto_')),
    ).toEqual([]);
  });

  it('links to the manual', () => {
    expect(manualUrl(directive)).toMatch(
      /^https:\/\/mosquitto\.org\/man\/mosquitto-conf-5\.html#:~:text=[\w%,-]+$/,
    );
  });
});

function choicesOf(kind: Kind): readonly Choice[] {
  return releases.flatMap((release) => kind.choices?.(release) ?? []);
}
