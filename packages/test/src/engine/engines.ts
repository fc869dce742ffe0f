import { TextError } from '@mosquitto-conf/config/internal';
import { engineTexts } from '../texts/engines.js';
import { embedded } from './embedded.js';
import type { Engine } from './engine.js';
import { dockerEngine, mosquittoEngine } from './mosquitto.js';
import { remoteEngine } from './remote.js';

/** An engine that is named wrongly, or that is not here: one sentence. */
export class EngineError extends TextError {}

/**
 * The engines that a person names.
 * @param names `embedded`, `mosquitto`, `docker=IMAGE`, an address such as `mqtt://host:1883`, or `all` for those that are
 *   here and start a broker of their own
 * @param binary the program of `mosquitto`
 * @throws EngineError where one of them is not an engine, or is not here
 */
export function findEngines(names: readonly string[], binary?: string): readonly Engine[] {
  if (names.length === 0) return [binary === undefined ? embedded : present(mosquittoEngine(binary))];
  return names.flatMap((name) => {
    if (name === 'all')
      return [embedded, mosquittoEngine(binary)].filter(({ missing }) => missing === undefined);
    return present(findEngine(name, binary));
  });
}

function findEngine(name: string, binary: string | undefined): Engine {
  if (name === 'embedded') return embedded;
  if (name === 'mosquitto') return mosquittoEngine(binary);
  if (/^docker=./.test(name)) return dockerEngine(name.slice('docker='.length));
  const remote = remoteEngine(name);
  if (remote) return remote;
  throw new EngineError(engineTexts.unknown({ name }));
}

function present(engine: Engine): Engine {
  if (engine.missing === undefined) return engine;
  throw new EngineError(engine.missing);
}
