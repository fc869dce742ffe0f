import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knows, type Release } from '@mosquitto-conf/config';
import { freePort } from '../support/free-port.js';
import { FarEnd } from './far-end.js';
import { NO_START, type Probe } from './probe.js';
import { Scene } from './scene.js';

const certificates = fileURLToPath(new URL('../../fixtures/certs', import.meta.url));

/** A broker that is probed. */
export interface ProbedBroker {
  readonly release: Release;
  /** The command that starts it; its configuration follows. */
  readonly command: readonly string[];
  /** The folder of its plugins. */
  readonly plugins: string;
}

/** Whether a release can be probed. */
export function canProbe({ directive, first, last }: Probe, release: Release): boolean {
  return (
    knows(release, directive) && knows(release, { ...(first ? { first } : {}), ...(last ? { last } : {}) })
  );
}

/** What is seen of a broker with both configurations of a probe. */
export async function play(probe: Probe, broker: ProbedBroker): Promise<readonly [Seen, Seen]> {
  const [with_, without] = probe.lines;
  return [await playOne(probe, with_, broker), await playOne(probe, without, broker)];
}

/** What is seen, and the log that may explain it. */
export interface Seen {
  readonly seen: unknown;
  readonly log: string;
}

async function playOne(
  probe: Probe,
  lines: string,
  { release, command, plugins }: ProbedBroker,
): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'probe-'));
  const [port, other, far, far2] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const names: Readonly<Record<string, string>> = {
    LINES: lines,
    PORT: `${port}`,
    OTHER: `${other}`,
    FAR: `${far}`,
    FAR2: `${far2}`,
    FOLDER: folder,
    PLUGINS: plugins,
  };
  const fill = (text: string): string =>
    text.replace(/\b(LINES|PORT|OTHER|FAR2?|FOLDER|PLUGINS)\b/g, (name) => {
      const value = names[name] as string;
      return name === 'LINES' ? fill(value) : value;
    });
  cpSync(certificates, join(folder, 'certs'), { recursive: true });
  const files = { ...probe.files, 'mosquitto.conf': `user root\n${probe.configuration}` };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), fill(text), { mode: 0o600 });
  }
  const environment = Object.fromEntries(
    Object.entries(probe.environment ?? {}).map(([name, value]) => [name, fill(value)]),
  );
  const scene = new Scene({
    command: [...command, '-c', 'mosquitto.conf'],
    release,
    folder,
    port,
    other,
    far: new FarEnd(far),
    far2: new FarEnd(far2),
    environment,
  });
  try {
    await probe.prepare?.(scene);
    const seen = (await scene.start()) ? await probe.look(scene) : NO_START;
    return { seen, log: scene.log };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${lines}\n${scene.log}`, { cause: error });
  } finally {
    await scene.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
