import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { renameTexts } from './rename.js';
import { serverTexts } from './server.js';

/** Every group of texts of this package. */
export const languageServerTexts: readonly AnyTexts[] = [renameTexts, serverTexts];
