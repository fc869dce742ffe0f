/** What settings files are called; of several in one folder the first counts. */
export const SETTINGS_NAMES = ['checkconfig.yaml', 'checkconfig.yml', 'checkconfig.json'] as const;

/** Files that describe containers, in the order in which they count within a folder. */
export const CONTAINER_NAMES = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
  'Dockerfile',
] as const;
