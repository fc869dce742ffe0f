import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { hintTexts, lensTexts } from './beside-lines.js';
import { completionTexts, snippetTexts } from './completion.js';
import { hoverTexts } from './hover.js';
import { renameTexts } from './rename.js';
import { serverTexts } from './server.js';

/** Every group of texts of this package. */
export const languageServerTexts: readonly AnyTexts[] = [
  completionTexts,
  hintTexts,
  hoverTexts,
  lensTexts,
  renameTexts,
  serverTexts,
  snippetTexts,
];
