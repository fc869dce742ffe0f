export {
  ADDED_LISTENER,
  type Effort,
  REMOVED_LISTENER,
  type Taken,
  takenBy,
} from './effort.js';
export type { LinePlace } from './line-order.js';
export { type ReloadCrash, reloadCrash } from './reload-crash.js';
export { type ReloadRefusal, reloadRefusal } from './reload-refusal.js';
export { reloadStop } from './reload-stop.js';
export { reloadedConfiguration } from './reloaded-configuration.js';
export { rereadDefault } from './reread-default.js';
export { type RestartNeeded, restartNeeded } from './restart-needed.js';
