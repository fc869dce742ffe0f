import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts about files that cannot be written. */
export const writeFilesTexts = textsOf('checkconfig-write-files', {
  notWritten: '"{path}" was not written: {reason}',
  folderNotMade: 'the folder "{path}" cannot be created: {reason}',
  exists: 'there is a file of this name already',
  deadLink: 'it is a symbolic link to a file that is not there',
  noFolder: 'there is no such folder',
  readOnlySystem: 'it is on a file system that cannot be written',
  diskFull: 'the disk is full',
  other: 'the system says {message}',
  changedMeanwhile:
    '"{path}" is not written, because another program changed it in the meantime: run the command again',
  notOrdinary: '"{path}" is not an ordinary file, so it is not written',
  readOnly: '"{path}" is read-only, so it is not written: make it writable first (chmod u+w)',
  hardLinks:
    '"{path}" has {count} names (hard links) and is not written: only this name would get the new content',
  sameFile: '"{path}" and "{other}" are the same file and would get different contents, so it is not written',
  otherOwner: '"{path}" belongs to another user and would change its owner, so it is not written',
  ofSeveral: '{fault}; {others}',
  nothingElse: 'no other file was written either',
  notRestored: '{files} cannot be restored and keeps the new content',
  deniedBeside: 'permission denied to write it, or to create a file beside it',
  interrupted:
    '"{path}" is not written, because an earlier run was killed while writing it: compare it with "{kept}", which is the content from before, and keep one of them',
  mounted: 'it cannot be replaced while it is mounted by itself',
});
