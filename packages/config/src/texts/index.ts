import { textsOfDirective } from '../catalogue/directive-texts.js';
import { directives } from '../catalogue/index.js';
import type { AnyTexts } from '../text.js';
import { accessFileTexts } from './access-file.js';
import { aclFile } from './acl-file.js';
import { address } from './addresses.js';
import { amounts } from './amounts.js';
import { booleanValue } from './boolean.js';
import { bridgeTopicTexts } from './bridge-topics.js';
import { bridgeTexts } from './bridges.js';
import { directiveTexts } from './directives.js';
import { dynamicSecurityTexts } from './dynamic-security.js';
import {
  aclFileAccess,
  authorityFile,
  certificateFile,
  configurationFile,
  dhFile,
  dynamicSecurityAccess,
  fileAdvice,
  folder,
  keyFile,
  passwordFileAccess,
  persistenceFileAccess,
  pluginLibrary,
  pskFileAccess,
  revocationFile,
  writtenLog,
  writtenPidFile,
  writtenSocket,
} from './files.js';
import { includeTexts } from './includes.js';
import { listenerNames } from './listener-names.js';
import { listenerTexts } from './listeners.js';
import { memory } from './memory.js';
import { network } from './network.js';
import { durationValue, number, restartDelay } from './numbers.js';
import { oddLineTexts } from './odd-lines.js';
import { passwordAdvice, passwordFileTexts } from './password-file.js';
import { phrases } from './phrases.js';
import { pluginTexts } from './plugins.js';
import { processTexts } from './process.js';
import { pskFileTexts } from './psk-file.js';
import { releaseTexts } from './releases.js';
import { reloadTexts } from './reload.js';
import { templateTexts } from './templates.js';
import { tlsFileTexts, tlsTexts } from './tls.js';
import { value } from './values.js';

/** Groups of texts that are not about one directive. */
const general: readonly AnyTexts[] = [
  accessFileTexts,
  aclFile,
  aclFileAccess,
  address,
  amounts,
  authorityFile,
  booleanValue,
  bridgeTexts,
  bridgeTopicTexts,
  certificateFile,
  configurationFile,
  dhFile,
  directiveTexts,
  oddLineTexts,
  durationValue,
  dynamicSecurityAccess,
  dynamicSecurityTexts,
  fileAdvice,
  folder,
  includeTexts,
  keyFile,
  listenerNames,
  listenerTexts,
  memory,
  network,
  number,
  passwordAdvice,
  passwordFileAccess,
  passwordFileTexts,
  persistenceFileAccess,
  pluginLibrary,
  pluginTexts,
  processTexts,
  pskFileAccess,
  pskFileTexts,
  restartDelay,
  revocationFile,
  releaseTexts,
  reloadTexts,
  templateTexts,
  tlsFileTexts,
  tlsTexts,
  value,
  writtenLog,
  writtenPidFile,
  writtenSocket,
];

/** Every group of texts of this package, for translators: one for each directive, phrases, and what several places share. */
export function everyText(): readonly AnyTexts[] {
  return [...directives.map(textsOfDirective), phrases(), ...general];
}
