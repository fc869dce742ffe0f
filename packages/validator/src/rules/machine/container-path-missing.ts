import { at, isInImage, isMounted, type Place, type Setting, type Text } from '@mosquitto-conf/config';
import { logDest } from '@mosquitto-conf/config/directives';
import { textsOf } from '@mosquitto-conf/config/internal';
import { isForContainer } from '../../facts/containers.js';
import { everySetting } from '../../facts/listeners.js';
import { noFix } from '../../fixes/no-fix.js';
import type { CheckedRule, RuleContext } from '../../rule.js';
import { listOf } from '../../texts/lists.js';

const texts = textsOf('container-path-missing', {
  notMounted: '{path} is not in the image, and no volume of {file} mounts it.',
  severalNotMounted: '{paths} are not in the image, and no volume of {file} mounts them.',
  notInImage: '{path} is not in the official image, which the other paths are for.',
  severalNotInImage: '{paths} are not in the official image, which the other paths are for.',
  mount: 'Mount the folder in {file}, or write a path in a mounted folder.',
  mountOrMove: 'Mount the folder into the container, or write a path below `/mosquitto/`.',
});

export const containerPathMissing: CheckedRule = {
  id: 'container-path-missing',
  texts,
  category: 'pitfall',
  severity: 'warning',
  summary: 'In a container, a path is neither in the image nor in a mounted volume.',
  why: 'A container has its own file system: of the paths that the configuration names, it contains those of the official image and those that are mounted. The broker does not start without its access files and certificates, and a log or database outside a volume is lost with the container. A compose file or Dockerfile beside the configuration or above it says what is mounted; without one, this finding is about the folders of Linux packages, which the image does not have.',
  noFix: noFix.machine,
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
      const names = [...new Set(paths)].map((path) => `\`${path}\``);
      const file = container?.path.split('/').at(-1);
      report({
        message: messageOf(names, file),
        help: file === undefined ? texts.mountOrMove : texts.mount({ file }),
        place,
      });
    }
  },
};

/** @param file the compose file or Dockerfile, if there is one */
function messageOf(names: readonly string[], file: string | undefined): Text {
  const [path = '', ...more] = names;
  const paths = listOf(names);
  if (file === undefined)
    return more.length === 0 ? texts.notInImage({ path }) : texts.severalNotInImage({ paths });
  return more.length === 0 ? texts.notMounted({ path, file }) : texts.severalNotMounted({ paths, file });
}

/** The folders of the broker in packages of Linux distributions. */
const PACKAGE_FOLDERS = /^\/(etc|var\/lib|var\/log|run|var\/run|usr\/share)\/mosquitto(\/|$)/;

interface NamedPath {
  readonly path: string;
  readonly place: Place;
  /** Whether the broker creates the file itself. */
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
