import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { settingsTexts } from './settings.js';
import { testFileTexts } from './test-file.js';
import { kindTexts, yamlTexts } from './yaml.js';

/** Every group of texts of this package. */
export const settingsPackageTexts: readonly AnyTexts[] = [settingsTexts, testFileTexts, yamlTexts, kindTexts];
