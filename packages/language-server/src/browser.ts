// The server as a worker of a browser: importing this starts it.
import { startBrowserServer } from './browser/start-browser-server.js';

declare const self: Parameters<typeof startBrowserServer>[0];

startBrowserServer(self);
