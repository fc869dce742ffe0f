/** Why rules have no fix, where several have the same reason. English, as a part of their pages. */
export const noFix = {
  permissions: 'A fix edits files. Owner, group and permissions of a file are changed on the machine itself.',
  file: 'A fix edits the configuration. Only you know whether the file has another path or must be created.',
  certificate: 'A fix edits files. A new certificate or key comes from your CA.',
  machine: 'What is wrong is outside the configuration, on the machine of the broker.',
  value: 'Only you know the right value.',
  service: 'Only you know the address and the login of the other broker.',
  permission: 'Only you know which clients need which permission.',
} as const;
