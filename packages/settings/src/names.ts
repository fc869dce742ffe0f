/** What settings files are called; of several in one folder the first counts. */
export const SETTINGS_NAMES = ['checkconfig.yaml', 'checkconfig.yml', 'checkconfig.json'] as const;

/** Compose files, in the order of Compose (compose-go, `DefaultFileNames`). */
export const COMPOSE_NAMES = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
] as const;

/** Files that describe containers, in the order in which they count within a folder. */
export const CONTAINER_NAMES = [...COMPOSE_NAMES, 'Dockerfile'] as const;

/** Files that override the compose file beside them, of which the first counts (compose-go, `DefaultOverrideFileNames`). */
export const OVERRIDE_NAMES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
] as const;

/** Files that decide how the configurations beside and below them are read. */
export const DECIDING_NAMES = [...SETTINGS_NAMES, ...CONTAINER_NAMES, ...OVERRIDE_NAMES] as const;
