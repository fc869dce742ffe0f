import type { Rule } from '../../rule.js';
import { announcedRemoval } from './announced-removal.js';
import { defaultsChange } from './defaults-change.js';
import { deprecatedDirective } from './deprecated-directive.js';
import { duplicateDirective } from './duplicate-directive.js';
import { repeatedSetting } from './repeated-setting.js';
import { replacedSetting } from './replaced-setting.js';
import { unknownDirective } from './unknown-directive.js';
import { withoutEffect } from './without-effect.js';

/** Whole directives: unknown, deprecated, set twice, without effect, changed by another release. */
export const directiveRules = [
  announcedRemoval,
  defaultsChange,
  deprecatedDirective,
  duplicateDirective,
  repeatedSetting,
  replacedSetting,
  unknownDirective,
  withoutEffect,
] as const satisfies readonly Rule[];
