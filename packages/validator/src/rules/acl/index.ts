import type { Rule } from '../../rule.js';
import { aclAccessInvalid } from './acl-access-invalid.js';
import { aclDenyWithoutEffect } from './acl-deny-without-effect.js';
import { aclFileLetsAllIn } from './acl-file-lets-all-in.js';
import { aclGrantDenied } from './acl-grant-denied.js';
import { aclLineRepeated } from './acl-line-repeated.js';
import { aclLineUnknown } from './acl-line-unknown.js';
import { aclLiteralSubstitution } from './acl-literal-substitution.js';
import { aclNothingForAnonymous } from './acl-nothing-for-anonymous.js';
import { aclPatternPlain } from './acl-pattern-plain.js';
import { aclPatternUnderUser } from './acl-pattern-under-user.js';
import { aclSubstitutionInWord } from './acl-substitution-in-word.js';
import { aclTopicEmpty } from './acl-topic-empty.js';
import { aclTopicForUserOnly } from './acl-topic-for-user-only.js';
import { aclTopicInvalid } from './acl-topic-invalid.js';
import { aclTopicUnreachable } from './acl-topic-unreachable.js';
import { aclTrailingComment } from './acl-trailing-comment.js';
import { aclUserEmpty } from './acl-user-empty.js';
import { aclUserUnknown } from './acl-user-unknown.js';
import { aclUserUnproven } from './acl-user-unproven.js';
import { aclWildcardInWord } from './acl-wildcard-in-word.js';
import { aclWithoutSys } from './acl-without-sys.js';
import { sysIntervalOff } from './sys-interval-off.js';
import { userWithoutAcl } from './user-without-acl.js';

/** What an ACL file says, and what it grants. */
export const aclRules = [
  aclAccessInvalid,
  aclDenyWithoutEffect,
  aclFileLetsAllIn,
  aclGrantDenied,
  aclLineRepeated,
  aclLineUnknown,
  aclLiteralSubstitution,
  aclNothingForAnonymous,
  aclPatternPlain,
  aclPatternUnderUser,
  aclSubstitutionInWord,
  aclTopicEmpty,
  aclTopicForUserOnly,
  aclTopicInvalid,
  aclTopicUnreachable,
  aclTrailingComment,
  aclUserEmpty,
  aclUserUnknown,
  aclUserUnproven,
  aclWildcardInWord,
  aclWithoutSys,
  sysIntervalOff,
  userWithoutAcl,
] as const satisfies readonly Rule[];
