export * from './protocol.js';
export * from './service/index.js';
