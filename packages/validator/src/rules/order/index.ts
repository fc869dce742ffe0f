import type { Rule } from '../../rule.js';
import { aboveListener } from './above-listener.js';
import { defaultListenerReload } from './default-listener-reload.js';
import { includeInsideListener } from './include-inside-listener.js';
import { needsBridge } from './needs-bridge.js';
import { needsListener } from './needs-listener.js';
import { needsPlugin } from './needs-plugin.js';
import { perListenerSettingsLate } from './per-listener-settings-late.js';
import { reloadCrashes } from './reload-crashes.js';
import { reloadRefused } from './reload-refused.js';

/** Directives in the wrong place: above the listener, bridge or plugin that they are for. */
export const orderRules = [
  aboveListener,
  defaultListenerReload,
  includeInsideListener,
  needsBridge,
  needsListener,
  needsPlugin,
  perListenerSettingsLate,
  reloadCrashes,
  reloadRefused,
] as const satisfies readonly Rule[];
