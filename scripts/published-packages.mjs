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
