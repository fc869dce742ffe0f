export { copyDynamicSecurity } from './copy.js';
export {
  canLogIn,
  type DynamicAccess,
  type DynamicAnswer,
  type DynamicLogin,
  type DynamicRequest,
  decideDynamicAccess,
  decideDynamicLogin,
} from './decide.js';
export { ADMINISTRATOR, DEMO_CLIENT, defaultDynamicSecurity } from './default-file.js';
export { filterMatches } from './filter-matches.js';
export { JsonObject } from './json.js';
export {
  type AclType,
  type Assigned,
  Assignments,
  aclTypes,
  Client,
  type DefaultAccessType,
  DynamicSecurity,
  defaultAccessTypes,
  Group,
  Role,
  type RoleAcl,
  withinPriorities,
} from './model.js';
export {
  type DynamicSecurityFault,
  type DynamicSecurityReading,
  priorityOf,
  readDynamicSecurity,
} from './read.js';
export { aclTypeOf, readAcls } from './read-acls.js';
export { readPassword } from './read-password.js';
export {
  aclTypeWords,
  dynamicSecurityShape,
  type EntryKind,
  keyOf,
  readsKey,
  type Shape,
  type ShapeKey,
} from './shape.js';
export { contentSpan, itemsOf, type ObjectAt, objectAt, type VisitedMember, visitMembers } from './visit.js';
export {
  clientFields,
  groupFields,
  groupsOf,
  roleFields,
  rolesOf,
  writeDynamicSecurity,
} from './write.js';
