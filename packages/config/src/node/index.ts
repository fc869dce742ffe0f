export { NodeFiles, type NodeFilesOptions } from './node-files.js';
export { type NodeHostOptions, nodeHost } from './node-host.js';
export { nodeTls } from './node-tls.js';
