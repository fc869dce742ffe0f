/** Why rules have no fix, where several have the same reason. English, as a part of their pages. */
export const noFix = {
  permissions: 'Change owner, group and permissions on the broker’s machine.',
  file: 'A fix edits the configuration. Only you know whether the file has another path or must be created.',
  certificate: 'Get a new certificate or key from your CA.',
  machine: 'The cause is on the broker’s machine, not in the configuration.',
  value: 'Only you know the right value.',
  service: 'Only you know the address and the login of the other broker.',
  permission: 'Only you know which clients need which permission.',
} as const;
