import type { AclFormat } from './acl-answer.js';
import { json } from './json.js';
import { text } from './text.js';

/** The formats of `checkconfig acl`; the first is the usual one. */
export const aclFormats: readonly AclFormat[] = [text, json];
