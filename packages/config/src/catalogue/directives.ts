/** Every directive's record under its name in camel case: what `Settings` are asked by. */
export * from './access.js';
export * from './bridge.js';
export * from './bridge-network.js';
export * from './bridge-session.js';
export * from './bridge-tls.js';
export * from './general.js';
export * from './limits.js';
export * from './listener.js';
export * from './logging.js';
export * from './obsolete.js';
export * from './persistence.js';
export * from './plugin.js';
export * from './proxy-protocol.js';
export * from './tls.js';
export * from './tls-engine.js';
export * from './tls-identity.js';
export * from './websockets.js';
