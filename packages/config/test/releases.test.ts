import { expect, it } from 'vitest';
import { findTarget, latest, nearestNote, noSuchRelease, parseRelease, releases } from '../src/index.js';

const asked = (text: string) => {
  const release = findTarget(text);
  return release && [release.name, release.asked];
};

it('finds releases, series and names', () => {
  for (const { name } of releases) expect(asked(name)).toEqual([name, undefined]);
  expect(asked('v2.0')).toEqual(['2.0.22', undefined]);
  expect(asked(' Debian-12 ')).toEqual(['2.0.11', undefined]);
});

it('takes the nearest for a newer release, and says so', () => {
  const [{ name }, next] = [latest, `${latest.major}.${latest.minor}.${latest.patch + 1}`];
  expect(asked(next)).toEqual([name, next]);
  expect(asked(`v${next}`)).toEqual([name, next]);
  expect(asked('2.0.99')).toEqual(['2.0.22', '2.0.99']);
  expect(asked('1.4.16')).toEqual(['1.4.15', '1.4.16']);
  for (const later of [`${latest.major}.${latest.minor + 1}`, `${latest.major + 1}.0.3`])
    expect(asked(later)).toEqual([name, later]);
  expect(nearestNote(findTarget(next)!)).toBe(
    `Mosquitto ${next} is newer than the releases known here: ${name}, the nearest, was taken for it.`,
  );
  expect(nearestNote(latest)).toBeUndefined();
});

it.each([
  ['1.7', '1.6.15'],
  ['1.3.9', '1.4.0'],
  ['9.9', latest.name],
  ['debain-12', 'debian-12'],
  ['latets', 'latest'],
  ['2.0.2x', '2.0.2'],
  ['nonsense', undefined],
])('there is no %s', (text, meant) => {
  expect(findTarget(text)).toBeUndefined();
  const sentence = noSuchRelease(text);
  expect(sentence).toMatch(
    `there is no release "${text}"${meant === undefined ? ':' : ` (did you mean ${meant}?):`}`,
  );
  expect(sentence).not.toContain('\n');
  expect(parseRelease('nonsense')).toBeUndefined();
});
