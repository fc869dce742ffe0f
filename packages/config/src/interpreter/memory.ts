import type { Problem } from '../report.js';
import type { State } from './state.js';

/** What to say where `memory_limit` leaves no room. */
export function noRoom(state: State, what: string): Pick<Problem, 'code' | 'message' | 'why' | 'help'> {
  return {
    code: 'memory-limit-too-low',
    message: `\`memory_limit ${state.memoryLimit}\` leaves no room ${what}.`,
    why: 'The limit holds from its line on, and it counts bytes.',
    help: 'Raise the limit to some megabytes.',
  };
}
