import type { Command } from '../services.js';
import { checkAll } from './check-all.js';
import { chooseTarget } from './choose-target.js';
import { explain } from './explain.js';
import { restartServer } from './restart-server.js';
import { showDiagram } from './show-diagram.js';
import { showEffective } from './show-effective.js';
import { upgrade } from './upgrade.js';

/** What can be done everywhere; where there are processes, a test broker can be started too. */
export const commandList: readonly Command[] = [
  chooseTarget,
  showEffective,
  showDiagram,
  explain,
  checkAll,
  upgrade,
  restartServer,
];
