import { textsOf } from '../text.js';

/** What does not fit into `memory_limit`. */
export const memory = textsOf('memory', {
  noRoomForFolder: '`memory_limit {limit}` does not leave enough memory to read this folder.',
  noRoomForNames: '`memory_limit {limit}` does not leave enough memory for the names of the included files.',
  noRoomForListener: '`memory_limit {limit}` does not leave enough memory for this listener.',
  noRoomForSetting: '`memory_limit {limit}` does not leave enough memory for this setting.',
  fromItsLine: 'The limit is in bytes and applies from its line on.',
  raise: 'Increase the limit to at least some megabytes, such as `memory_limit 100000000`.',
  cannotStart: 'The broker cannot start with `memory_limit {limit}`.',
  undecided: 'The broker may not be able to start with `memory_limit {limit}`.',
  keepaliveList: 'From 2.0.21 the list of keepalive timers needs {bytes} bytes.',
  keepaliveListMore:
    'From 2.0.21 the list of keepalive timers needs {bytes} bytes, and the rest of the broker needs more, depending on the configuration and the system.',
  idleBroker: 'Even a broker without clients needs more than {bytes} bytes.',
  idleBrokerMore:
    'Even a broker without clients needs more than {bytes} bytes; how much more depends on the configuration and the system.',
});
