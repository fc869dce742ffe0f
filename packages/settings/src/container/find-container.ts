import type { Container } from '@mosquitto-conf/config';
import { CONTAINER_NAMES } from '../names.js';
import { dirname, join } from '../paths.js';
import { readCompose } from './compose.js';
import { contains, type DescribedContainer } from './container.js';
import { readDockerfile } from './dockerfile.js';

/** A container, and the file that describes it. */
interface Found {
  readonly container: DescribedContainer;
  readonly path: string;
}

/** Finds the container that a configuration is for: a file beside it or above it puts it into the official image. */
export class ContainerFinder {
  /** What is described in a folder and above it, the nearest first. */
  readonly #known = new Map<string, Promise<readonly Found[]>>();

  /** @param read a file's text by its absolute path; undefined where it cannot be had */
  constructor(private readonly read: (path: string) => Promise<string | undefined>) {}

  /** Forgets what was read. */
  changed(): void {
    this.#known.clear();
  }

  /** @param configuration absolute */
  async find(configuration: string): Promise<Container | undefined> {
    const described = await this.#describedFrom(dirname(configuration));
    const found = described.find(({ container }) => contains(container, configuration));
    return found && { ...found.container, path: found.path };
  }

  #describedFrom(folder: string): Promise<readonly Found[]> {
    let found = this.#known.get(folder);
    if (!found) {
      found = this.#readFrom(folder);
      this.#known.set(folder, found);
    }
    return found;
  }

  async #readFrom(folder: string): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (const name of CONTAINER_NAMES) {
      const path = join(folder, name);
      for (const container of await this.#read(path)) found.push({ container, path });
    }
    const above = dirname(folder);
    return above === folder ? found : [...found, ...(await this.#describedFrom(above))];
  }

  async #read(path: string): Promise<readonly DescribedContainer[]> {
    const text = await this.read(path);
    if (text === undefined) return [];
    return path.endsWith('/Dockerfile') ? readDockerfile(path, text) : readCompose(path, text);
  }
}
