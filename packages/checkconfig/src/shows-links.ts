import { supportsHyperlink } from 'supports-hyperlinks';
import { standardOutput } from './print.js';

/** Whether standard output is a terminal that shows links. */
export function showsLinks(): boolean {
  return supportsHyperlink(standardOutput());
}
