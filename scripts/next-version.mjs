// What changes in the files of this repository with its next version.

/** Files that name the version where a person copies it or a machine runs it. */
export const VERSION_PLACES = [
  'action.yml',
  'ci/gitlab.yml',
  '.pre-commit-hooks.yaml',
  'Dockerfile',
  'README.md',
  'docs/ci.md',
];

/**
 * A manifest with another version, also of the packages of this repository that it needs.
 * @param text of a package.json
 */
export function manifestWith(text, version, next) {
  const old = version.replaceAll('.', '\\.');
  return text.replace(new RegExp(`("(?:version|@mosquitto-conf/[a-z-]+)": )"${old}"`, 'g'), `$1"${next}"`);
}

/**
 * Where a page or a file names the version of this project, and not a release of Mosquitto: a regular expression that
 * `git grep -E` reads too.
 */
export function versionPattern(version) {
  return `(@mosquitto-conf/[a-z-]+@|@v|rev: v|ARG VERSION=|mosquitto-conf-)${version.replaceAll('.', '\\.')}`;
}

/**
 * One of VERSION_PLACES with another version.
 * @param text of the file
 */
export function placeWith(text, version, next) {
  return text.replace(new RegExp(versionPattern(version), 'g'), `$1${next}`);
}

/**
 * The changelog with what is unreleased under the next version.
 * @returns undefined where nothing is unreleased
 */
export function changelogWith(text, next, day) {
  const [unreleased] = text.split(/^## Unreleased\n/m)[1]?.split(/^## /m) ?? [];
  if (!unreleased?.trim()) return undefined;
  return text.replace(/^## Unreleased\n/m, `## Unreleased\n\n## ${next} - ${day}\n`);
}

/**
 * What the changelog says of a version.
 * @returns undefined where it says nothing
 */
export function notesOf(text, version) {
  const section = text.split(/^## /m).find((one) => one.startsWith(`${version} - `));
  return section?.slice(section.indexOf('\n')).trim() || undefined;
}
