import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { changes } from './changes/index.js';
import { dangerTexts } from './danger-texts.js';
import { planTexts } from './plan-upgrade.js';
import { policyTexts } from './policy-texts.js';

/** Every group of texts of an upgrade. */
export const upgradeTexts: readonly AnyTexts[] = [
  ...changes.map(({ texts }) => texts),
  policyTexts,
  planTexts,
  dangerTexts,
];
