export {
  ADDED_LISTENER,
  type Effort,
  REMOVED_LISTENER,
  type Taken,
  takenBy,
} from './effort.js';
export { type LinePlace, reloadStop } from './reload-stop.js';
export { reloadedConfiguration } from './reloaded-configuration.js';
export { type RestartNeeded, restartNeeded } from './restart-needed.js';
