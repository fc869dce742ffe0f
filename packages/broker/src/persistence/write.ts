import { ChunkWriter } from './chunk-writer.js';
import { Chunk, type FormatVersion, idSize, magic } from './format.js';
import type { Form } from './layout.js';
import { layoutOf } from './layouts.js';
import type { Database, StoredMessage } from './model.js';

export interface WriteOptions {
  /** Whether the broker ends, rather than saves meanwhile. */
  readonly atShutdown?: boolean;
}

/**
 * Writes a `mosquitto.db`, chunks in the broker's own order. What a version has no field for is lost. Retained messages
 * under `$SYS` are left out, as the broker makes them anew.
 * @returns the file in pieces, each made when it is asked for; payloads are not copied
 * @throws RangeError where a text is longer than 65,535 bytes or a number does not fit, which MQTT rules out
 */
export function* writeDatabase(
  database: Database,
  version: FormatVersion,
  { atShutdown = false }: WriteOptions = {},
): Generator<Uint8Array, void> {
  const layout = layoutOf(version);
  const writer = new ChunkWriter();
  const chunk = <T>(kind: number, form: Form<T>, record: T): readonly Uint8Array[] => {
    writer.chunk(kind, layout.kindSize, () => form.write(writer, record));
    return writer.take();
  };

  const retained = database.retained.filter(({ topic }) => !topic.startsWith('$SYS'));
  const ids = number(retained, database);
  writer.bytes(magic);
  writer.uint32(0);
  writer.uint32(version);
  yield* chunk(Chunk.CONFIG, layout.config, { lastId: BigInt(ids.size), atShutdown, idSize });
  for (const [message, id] of ids) yield* chunk(Chunk.MESSAGE, layout.message, { id, message });
  for (const session of database.sessions) {
    const { clientId } = session;
    yield* chunk(Chunk.SESSION, layout.session, session);
    for (const queued of session.messages) {
      yield* chunk(Chunk.SESSION_MESSAGE, layout.sessionMessage, {
        ...queued,
        clientId,
        id: ids.get(queued.message)!,
      });
    }
  }
  for (const { clientId, subscriptions } of database.sessions) {
    for (const subscription of subscriptions) {
      yield* chunk(Chunk.SUBSCRIPTION, layout.subscription, { ...subscription, clientId });
    }
  }
  for (const message of retained) yield* chunk(Chunk.RETAINED, layout.retained, ids.get(message)!);
  yield* writer.finish();
}

/** Numbers every message that something refers to, from 1 on. */
function number(retained: readonly StoredMessage[], { sessions }: Database): Map<StoredMessage, bigint> {
  const ids = new Map<StoredMessage, bigint>();
  const add = (message: StoredMessage): void => {
    if (!ids.has(message)) ids.set(message, BigInt(ids.size + 1));
  };
  for (const message of retained) add(message);
  for (const { messages } of sessions) for (const { message } of messages) add(message);
  return ids;
}
