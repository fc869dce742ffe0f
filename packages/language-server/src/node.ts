// The server as a program of Node's: importing this starts it.
import { startNodeServer } from './node/start-node-server.js';

startNodeServer();
