export { nodeHasher, nodeHasherAtOnce } from '../access/node-hasher.js';
export { hashPassword } from './hash-password.js';
export { NodeFiles, type NodeFilesOptions, readWhole } from './node-files.js';
export { type NodeHostOptions, nodeHost } from './node-host.js';
export { nodeTls } from './node-tls.js';
export { LARGEST_FILE, readBounded, readOpen, UnreadFile } from './read-bounded.js';
export { realPath } from './real-path.js';
export { subjectOf } from './subject-of.js';
export { systemPath } from './system-path.js';
