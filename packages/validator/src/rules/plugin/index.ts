import type { Rule } from '../../rule.js';
import { duplicatePlugin } from './duplicate-plugin.js';
import { dynamicSecurityBesideFiles } from './dynamic-security-beside-files.js';
import { dynamicSecurityTwice } from './dynamic-security-twice.js';
import { dynamicSecurityWithoutFile } from './dynamic-security-without-file.js';
import { filePluginOption } from './file-plugin-option.js';
import { invalidPluginOption } from './invalid-plugin-option.js';
import { missingPluginPath } from './missing-plugin-path.js';
import { pluginBeforeAclFile } from './plugin-before-acl-file.js';
import { pluginDatabaseUnusable } from './plugin-database-unusable.js';
import { pluginLoadedTwice } from './plugin-loaded-twice.js';
import { pluginOptionInvalid } from './plugin-option-invalid.js';
import { pluginOptionTwice } from './plugin-option-twice.js';
import { pluginOptionUnknown } from './plugin-option-unknown.js';
import { pluginUnloadable } from './plugin-unloadable.js';
import { pluginUnused } from './plugin-unused.js';
import { pluginUsedTwice } from './plugin-used-twice.js';
import { unknownPlugin } from './unknown-plugin.js';

/** Plugins and their options. */
export const pluginRules = [
  duplicatePlugin,
  dynamicSecurityBesideFiles,
  dynamicSecurityTwice,
  dynamicSecurityWithoutFile,
  filePluginOption,
  invalidPluginOption,
  missingPluginPath,
  pluginBeforeAclFile,
  pluginDatabaseUnusable,
  pluginLoadedTwice,
  pluginOptionInvalid,
  pluginOptionTwice,
  pluginOptionUnknown,
  pluginUnloadable,
  pluginUnused,
  pluginUsedTwice,
  unknownPlugin,
] as const satisfies readonly Rule[];
