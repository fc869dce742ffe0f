import type { AnyTexts } from '../text.js';
import { aclFile } from './acl-file.js';
import { booleanValue } from './boolean.js';

/** Every group of texts of this package, for whoever translates them. */
export const texts: readonly AnyTexts[] = [aclFile, booleanValue];
