import type { Container } from '@mosquitto-conf/config';
import { dirname, join } from '../paths.js';
import { readCompose } from './compose.js';
import { contains, type DescribedContainer } from './container.js';
import { readDockerfile } from './dockerfile.js';

/** Files that describe containers, in the order in which they count within a folder. */
export const CONTAINER_NAMES = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yaml',
  'docker-compose.yml',
  'Dockerfile',
] as const;

/** Finds the container that a configuration is for: a file beside it or above it puts it into the official image. */
export class ContainerFinder {
  readonly #known = new Map<string, Promise<readonly DescribedContainer[]>>();

  /** @param read a file's text by its absolute path; undefined where it cannot be had */
  constructor(private readonly read: (path: string) => Promise<string | undefined>) {}

  /** Forgets what was read. */
  changed(): void {
    this.#known.clear();
  }

  /** @param configuration absolute */
  async find(configuration: string): Promise<Container | undefined> {
    for (let folder = dirname(configuration); ; folder = dirname(folder)) {
      for (const name of CONTAINER_NAMES) {
        const path = join(folder, name);
        const found = (await this.#describedIn(path)).find((one) => contains(one, configuration));
        if (found) return { ...found, path };
      }
      if (dirname(folder) === folder) return undefined;
    }
  }

  #describedIn(path: string): Promise<readonly DescribedContainer[]> {
    let found = this.#known.get(path);
    if (!found) {
      found = this.#read(path);
      this.#known.set(path, found);
    }
    return found;
  }

  async #read(path: string): Promise<readonly DescribedContainer[]> {
    const text = await this.read(path);
    if (text === undefined) return [];
    return path.endsWith('/Dockerfile') ? readDockerfile(path, text) : readCompose(path, text);
  }
}
