export { type AclAccess, type AclEntry, type AclFile, type AclUserLine, readAclFile } from './acl-file.js';
export { aclAccesses, aclLines } from './acl-words.js';
export type { NameLine } from './credentials.js';
export {
  type AclDecision,
  type AclReason,
  type AclRequest,
  aclAdmits,
  checkAcl,
  checkPassword,
  findPsk,
  type Hasher,
  isRiskyName,
  type PasswordDecision,
  rightPassword,
} from './decisions.js';
export { type PasswordEntry, type PasswordFile, readPasswordFile } from './password-file.js';
export type { PasswordHash, PasswordScheme } from './password-hash.js';
export { type PskEntry, type PskFile, readPskFile } from './psk-file.js';
export { shownEntries } from './shown-entries.js';
export {
  filtersIn,
  isValidFilter,
  isValidTopic,
  type PatternClient,
  patternMatches,
  topicMatches,
} from './topics.js';
