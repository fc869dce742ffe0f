import { compareReleases, parseRelease, type Release } from './release.js';
import { nearestWord } from './spelling.js';
import { type Language, write } from './text.js';
import { releaseTexts } from './texts/releases.js';

/** Patch releases of each minor release: the tags of the broker's repository. */
const series: readonly (readonly [minor: string, lastPatch: number])[] = [
  ['1.4', 15],
  ['1.5', 11],
  ['1.6', 15],
  ['2.0', 22],
  ['2.1', 2],
];

/** Every release this project knows, oldest first. */
export const releases: readonly Release[] = series
  .flatMap(([minor, lastPatch]) => Array.from({ length: lastPatch + 1 }, (_, patch) => `${minor}.${patch}`))
  .map((name) => parseRelease(name)!)
  .sort(compareReleases);

/** The newest release: the target where none is named. */
export const latest: Release = releases.at(-1)!;

/** A name people have for a release. */
export interface NamedTarget {
  readonly name: string;
  readonly release: string;
  /** What it is, for lists. */
  readonly summary: string;
}

/** The names that `findTarget` knows, `latest` first. */
export const namedTargets: readonly NamedTarget[] = [
  { name: 'latest', release: latest.name, summary: 'the newest release' },
  // Debian's package archive: mosquitto in buster, bullseye, bookworm and trixie.
  { name: 'debian-10', release: '1.5.7', summary: 'Debian 10, buster' },
  { name: 'debian-11', release: '2.0.11', summary: 'Debian 11, bullseye' },
  { name: 'debian-12', release: '2.0.11', summary: 'Debian 12, bookworm' },
  { name: 'debian-13', release: '2.0.21', summary: 'Debian 13, trixie' },
  // Raspberry Pi OS ships the package of the Debian release it is built on.
  { name: 'raspberry-pi-os', release: '2.0.21', summary: 'Raspberry Pi OS on Debian 13' },
  // Ubuntu's package archive: mosquitto in bionic, focal, jammy and noble.
  { name: 'ubuntu-18.04', release: '1.4.15', summary: 'Ubuntu 18.04, bionic' },
  { name: 'ubuntu-20.04', release: '1.6.9', summary: 'Ubuntu 20.04, focal' },
  { name: 'ubuntu-22.04', release: '2.0.11', summary: 'Ubuntu 22.04, jammy' },
  { name: 'ubuntu-24.04', release: '2.0.18', summary: 'Ubuntu 24.04, noble' },
  // home-assistant/addons, mosquitto/build.yaml: MOSQUITTO_VERSION.
  { name: 'home-assistant', release: '2.0.22', summary: "Home Assistant's Mosquitto add-on" },
];

/**
 * The release a person means by a target. A release that is newer than those known here is answered with the nearest,
 * which says so in `asked`: a later patch with the last of its series, a later series with the newest of all.
 * @param text `2.0.18`, `2.0` (its newest patch), `v2.0.18`, or a name such as `debian-12`
 * @returns undefined where there is no such release
 */
export function findTarget(text: string): Release | undefined {
  const folded = text.trim().toLowerCase();
  const named = namedTargets.find(({ name }) => name === folded);
  const wanted = (named?.release ?? folded).replace(/^v/, '');
  return releases.find(({ name }) => name === wanted) ?? lastOf(wanted) ?? nearest(wanted);
}

/** The last patch of a series such as `2.0`. */
function lastOf(minor: string): Release | undefined {
  return /^\d+\.\d+$/.test(minor) ? releases.findLast(({ name }) => name.startsWith(`${minor}.`)) : undefined;
}

/** How many major releases ahead a number may still be a real release. */
const AHEAD = 1;

function nearest(wanted: string): Release | undefined {
  const release = parseRelease(wanted);
  if (!release) return undefined;
  const last = lastOf(`${release.major}.${release.minor}`);
  const isLater = compareReleases(release, latest) > 0 && release.major <= latest.major + AHEAD;
  const known = last ?? (isLater ? latest : undefined);
  return known && { ...known, asked: wanted };
}

/** What a person should know of a release that stands for another; undefined where it is the one that was asked for. */
export function nearestNote({ name, asked }: Release, language?: Language): string | undefined {
  return asked === undefined ? undefined : write(releaseTexts.nearest({ asked, name }), language);
}

/** The sentence for a text that is not a release, with the nearest release if one is near. */
export function noSuchRelease(text: string, language?: Language): string {
  const near = suggestion(text.trim().toLowerCase().replace(/^v/, ''));
  const names = namedTargets.map(({ name }) => name).join(', ');
  const values = { text, names, first: releases[0]!.name, last: latest.name };
  const { unknown, unknownMeant } = releaseTexts;
  return write(near === undefined ? unknown(values) : unknownMeant({ ...values, near }), language);
}

function suggestion(text: string): string | undefined {
  const release = parseRelease(text);
  if (release) {
    const before = releases.findLast((known) => compareReleases(known, release) < 0);
    return (before ?? releases[0])!.name;
  }
  const words = [...namedTargets, ...releases].map(({ name }) => name);
  return nearestWord(text, words, Math.max(1, Math.floor(text.length / 3)));
}
