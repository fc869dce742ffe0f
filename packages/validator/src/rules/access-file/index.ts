import type { Rule } from '../../rule.js';
import { accessFileDenied } from './access-file-denied.js';
import { accessFileDirectory } from './access-file-directory.js';
import { accessFileGroup } from './access-file-group.js';
import { accessFileLink } from './access-file-link.js';
import { accessFileMissing } from './access-file-missing.js';
import { accessFileOwner } from './access-file-owner.js';
import { accessFilePermissions } from './access-file-permissions.js';
import { accessLastLineLost } from './access-last-line-lost.js';
import { accessLineNul } from './access-line-nul.js';
import { accessLineTooLong } from './access-line-too-long.js';
import { credentialLineIgnored } from './credential-line-ignored.js';

/** Password, ACL and PSK files as files: missing, permissions, owner, lines that are too long. */
export const accessFileRules = [
  accessFileDenied,
  accessFileDirectory,
  accessFileGroup,
  accessFileLink,
  accessFileMissing,
  accessFileOwner,
  accessFilePermissions,
  accessLastLineLost,
  accessLineNul,
  accessLineTooLong,
  credentialLineIgnored,
] as const satisfies readonly Rule[];
