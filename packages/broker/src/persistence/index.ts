/** `mosquitto.db`: what a broker keeps while it is down. */
export { DatabaseError } from './database-error.js';
export {
  type Direction,
  type FormatVersion,
  formatOf,
  type MessageState,
} from './format.js';
export type {
  Database,
  DatabaseFile,
  Ignored,
  MessageSource,
  SessionMessage,
  SessionSubscription,
  StoredMessage,
  StoredSession,
} from './model.js';
export { readDatabase } from './read.js';
export { saveDatabase } from './save.js';
export { type WriteOptions, writeDatabase } from './write.js';
