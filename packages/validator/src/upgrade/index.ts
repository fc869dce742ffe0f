export { type Danger, dangers, dangerTitles, type Finding as UpgradeFinding } from './change.js';
export { planUpgrade, type Upgrade } from './plan-upgrade.js';
