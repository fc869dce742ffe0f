import { at, isInImage, isMounted, type Place, type Setting } from '@mosquitto-conf/config';
import { logDest } from '@mosquitto-conf/config/directives';
import { isForContainer } from '../../facts/containers.js';
import { everySetting } from '../../facts/listeners.js';
import { list } from '../../markdown.js';
import type { CheckedRule, RuleContext } from '../../rule.js';

export const containerPathMissing: CheckedRule = {
  id: 'container-path-missing',
  category: 'pitfall',
  severity: 'warning',
  summary: 'In a container, a path is neither in the image nor in a mounted volume.',
  why: 'A container has its own file system: of the paths that the configuration names, it contains those of the official image and those that are mounted. The broker does not start without its access files and certificates, and a log or database outside a volume is lost with the container. A compose file or Dockerfile beside the configuration or above it says what is mounted; without one, the folders of Linux packages are named, which the image does not have.',
  wrong: [
    {
      text: `
        listener 1883
        password_file /mosquitto/config/passwd
      `,
      machine: {
        elsewhere: true,
        container: { 'mosquitto.conf': '/mosquitto/config/mosquitto.conf' },
      },
    },
    {
      text: `
        listener 1883
        password_file /etc/mosquitto/passwd
        persistence true
        persistence_location /mosquitto/data/
      `,
      machine: { elsewhere: true },
    },
  ],
  right: [
    {
      text: `
        listener 1883
        password_file /mosquitto/config/passwd
      `,
      machine: { elsewhere: true, container: { config: '/mosquitto/config' } },
    },
    {
      text: `
        listener 1883
        password_file /mosquitto/config/passwd
        persistence true
        persistence_location /mosquitto/data/
      `,
      machine: { elsewhere: true },
    },
  ],
  check(context) {
    const { analysis, configuration, report } = context;
    const { container } = analysis;
    if (!container && !isForContainer(configuration)) return;
    const missing = new Map<string, { place: Place; paths: string[] }>();
    for (const { path, place, isWritten } of namedPaths(context)) {
      const isThere = container
        ? isMounted(container, path) || isInImage(isWritten ? folderOf(path) : path)
        : !PACKAGE_FOLDERS.test(path);
      if (isThere) continue;
      const found = missing.get(place.file) ?? { place, paths: [] };
      found.paths.push(path);
      missing.set(place.file, found);
    }
    for (const { place, paths } of missing.values()) {
      const names = list([...new Set(paths)].map((path) => `\`${path}\``));
      const are = paths.length > 1 ? 'are' : 'is';
      const file = container?.path.split('/').at(-1);
      report({
        message: container
          ? `${names} ${are} not in the image, and no volume of ${file} mounts ${paths.length > 1 ? 'them' : 'it'}.`
          : `${names} ${are} not in the image that the other paths are for.`,
        help: container
          ? `Mount the folder in ${file}, or name a path in a mounted one.`
          : 'Mount the folder into the container, or name a path below `/mosquitto/`.',
        place,
      });
    }
  },
};

/** Where the packages of Linux distributions keep what is the broker's. */
const PACKAGE_FOLDERS = /^\/(etc|var\/lib|var\/log|run|var\/run|usr\/share)\/mosquitto(\/|$)/;

interface NamedPath {
  readonly path: string;
  readonly place: Place;
  /** Whether the broker makes the file itself. */
  readonly isWritten: boolean;
}

/** The absolute paths that a configuration names, in the order of its lines. */
function namedPaths({ configuration }: RuleContext): readonly NamedPath[] {
  const { settings, plugins, release } = configuration;
  const found: NamedPath[] = [...new Set(plugins)].map(({ path, place }) => ({
    path,
    place,
    isWritten: false,
  }));
  const add = ({ directive, value, place }: Setting) => {
    const kind = at(directive.kind, release);
    const path = kind.path?.(value as never);
    const isWritten = directive === logDest || ('role' in kind && kind.role === 'new-file');
    if (path !== undefined) found.push({ path, place, isWritten });
  };
  for (const setting of everySetting(configuration)) if (setting.directive !== logDest) add(setting);
  for (const setting of settings.all(logDest)) add(setting);
  return found
    .filter(({ path }) => path.startsWith('/'))
    .sort((a, b) => a.place.line - b.place.line || (a.path < b.path ? -1 : 1));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
