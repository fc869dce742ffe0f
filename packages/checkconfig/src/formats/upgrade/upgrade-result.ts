import type { Upgrade } from '@mosquitto-conf/validator';
import type { Input } from '../../read-input.js';
import type { OutputFormat } from '../format.js';

/** What an upgrade came to. */
export interface UpgradeResult {
  readonly input: Input;
  readonly plan: Upgrade;
  readonly written: boolean;
}

/** Makes a text of an upgrade. */
export type UpgradeFormat = OutputFormat<UpgradeResult>;
