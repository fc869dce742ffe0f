import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { textsOfRule } from '../rule-texts.js';
import { rules } from '../rules/index.js';
import { upgradeTexts } from '../upgrade/texts.js';
import { certificateNames } from './certificate-names.js';
import { farEndTexts } from './far-ends.js';
import { fixTitles } from './fix-titles.js';
import { listenerNames } from './listener-names.js';
import { lists } from './lists.js';
import { slips } from './slips.js';

/** Every group of texts of this package: one for each rule, and what rules share. */
export const texts: readonly AnyTexts[] = [
  ...rules.map(textsOfRule),
  certificateNames,
  farEndTexts,
  fixTitles,
  listenerNames,
  lists,
  slips,
  ...upgradeTexts,
];
