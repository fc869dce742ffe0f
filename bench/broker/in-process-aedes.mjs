// How long a test waits for aedes: from nothing until a client is connected.
import net from 'node:net';
import { Aedes } from 'aedes';
import { timeStarts } from './time-starts.mjs';

await timeStarts(async () => {
  const aedes = await Aedes.createBroker();
  const server = net.createServer(aedes.handle);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = async () => {
    await new Promise((done) => aedes.close(done));
    await new Promise((done) => server.close(done));
  };
  return { port: server.address().port, close };
});
