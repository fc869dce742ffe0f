/** The folders of the packages that are published to the registry, each behind those that it needs. */
export const publishedPackages = [
  'grammar',
  'config',
  'validator',
  'settings',
  'language-server',
  'broker',
  'test',
  'checkconfig',
];

/**
 * Why the registry would refuse the provenance of a package.
 * @param path of its manifest
 * @param address of the repository, as `https://github.com/OWNER/REPOSITORY`
 * @returns undefined where the manifest names that repository
 */
export function repositoryFault(path, { repository }, address) {
  const url = `git+${address}.git`;
  if (repository?.url === url) return undefined;
  const found = repository === undefined ? 'has no `repository`' : 'names another `repository`';
  return `${path} ${found}: the registry refuses to publish it with provenance. Write "repository": { "type": "git", "url": "${url}" }`;
}
