import type { Rule } from '../../rule.js';
import { containerPathMissing } from './container-path-missing.js';
import { fileNotHere } from './file-not-here.js';
import { missingFolder } from './missing-folder.js';
import { notOnWindows } from './not-on-windows.js';
import { pidFileUnwritable } from './pid-file-unwritable.js';
import { runsAsRoot } from './runs-as-root.js';
import { unknownUser } from './unknown-user.js';

/** The broker's machine: its users, folders and files. */
export const machineRules = [
  containerPathMissing,
  fileNotHere,
  missingFolder,
  notOnWindows,
  pidFileUnwritable,
  runsAsRoot,
  unknownUser,
] as const satisfies readonly Rule[];
