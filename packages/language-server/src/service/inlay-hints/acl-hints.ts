import { aclLines } from '@mosquitto-conf/config/internal';
import { parameterText } from '../../texts/hover.js';
import type { WordDocument } from '../parsed-document.js';
import type { WordLine } from '../read-line.js';
import type { Hint } from './hint.js';

/** The access that an ACL line grants where it names none. */
export function aclHint({ project }: WordDocument, line: WordLine): Hint | undefined {
  const [access] = aclLines.find(({ word }) => word === line.name.text)?.parameters ?? [];
  if (!access?.optional || line.words.length !== 1) return undefined;
  return { label: 'readwrite', tooltip: project.say(parameterText(access)) };
}
