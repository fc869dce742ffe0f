declare const __VERSION__: string;

/** The version of the server, put in by the build. */
export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';
