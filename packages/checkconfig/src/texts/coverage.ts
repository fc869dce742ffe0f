import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about the coverage of tests. */
export const coverageTexts = textsOf('checkconfig-coverage', {
  json: 'for programs: each listener, user, ACL line, role and topic of a bridge',
  lcov: 'for editors and services that mark lines',
  listeners: 'listeners',
  users: 'users',
  roles: 'roles',
  used: '{name}: {used} of {all} used',
  aclLines: 'ACL lines',
  bridgeTopics: 'topics of bridges',
  text: 'for terminals: what no case has touched',
  nothing: 'The configuration has nothing to cover.\n',
});
