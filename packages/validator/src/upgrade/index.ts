export { type Danger, dangers, type Finding as UpgradeFinding } from './change.js';
export { planUpgrade, type Upgrade } from './plan-upgrade.js';
