import type { Container } from '@mosquitto-conf/config';
import { COMPOSE_NAMES, OVERRIDE_NAMES } from '../names.js';
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
    const compose = await this.#firstOf(folder, COMPOSE_NAMES);
    if (compose) {
      const override = await this.#firstOf(folder, OVERRIDE_NAMES);
      for (const container of await readCompose(compose.path, compose.text, override))
        found.push({ container, path: compose.path });
    }
    const path = join(folder, 'Dockerfile');
    const text = await this.read(path);
    if (text !== undefined)
      for (const container of readDockerfile(path, text)) found.push({ container, path });
    const above = dirname(folder);
    return above === folder ? found : [...found, ...(await this.#describedFrom(above))];
  }

  /** The first file of these names that a folder has. */
  async #firstOf(folder: string, names: readonly string[]) {
    for (const name of names) {
      const path = join(folder, name);
      const text = await this.read(path);
      if (text !== undefined) return { path, text };
    }
    return undefined;
  }
}
