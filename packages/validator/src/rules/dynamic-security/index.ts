import type { Rule } from '../../rule.js';
import { dynamicSecurityAclRepeated } from './acl-repeated.js';
import { dynamicSecurityAclType } from './acl-type.js';
import { dynamicSecurityAnonymousAccess } from './anonymous-access.js';
import { dynamicSecurityClientDisabled } from './client-disabled.js';
import { dynamicSecurityDamaged } from './damaged.js';
import { dynamicSecurityDefaultOpen } from './default-open.js';
import { dynamicSecurityFileMissing } from './file-missing.js';
import { dynamicSecurityFileUnreadable } from './file-unreadable.js';
import { dynamicSecurityIterationsLow } from './iterations-low.js';
import { dynamicSecurityKeyUnknown } from './key-unknown.js';
import { dynamicSecurityNameMissing } from './name-missing.js';
import { dynamicSecurityNameRepeated } from './name-repeated.js';
import { dynamicSecurityNameUnknown } from './name-unknown.js';
import { dynamicSecurityNoAdministrator } from './no-administrator.js';
import { dynamicSecurityPasswordUnusable } from './password-unusable.js';
import { dynamicSecurityTopicInvalid } from './topic-invalid.js';
import { dynamicSecurityValueIgnored } from './value-ignored.js';

/** The file of the dynamic security plugin. */
export const dynamicSecurityRules = [
  dynamicSecurityAclRepeated,
  dynamicSecurityAclType,
  dynamicSecurityAnonymousAccess,
  dynamicSecurityClientDisabled,
  dynamicSecurityDamaged,
  dynamicSecurityDefaultOpen,
  dynamicSecurityFileMissing,
  dynamicSecurityFileUnreadable,
  dynamicSecurityIterationsLow,
  dynamicSecurityKeyUnknown,
  dynamicSecurityNameMissing,
  dynamicSecurityNameRepeated,
  dynamicSecurityNameUnknown,
  dynamicSecurityNoAdministrator,
  dynamicSecurityPasswordUnusable,
  dynamicSecurityTopicInvalid,
  dynamicSecurityValueIgnored,
] as const satisfies readonly Rule[];
