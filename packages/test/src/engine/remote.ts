import { connect } from 'node:net';
import type { Text } from '@mosquitto-conf/config';
import { TextError } from '@mosquitto-conf/config/internal';
import type { Endpoint } from '../client/endpoint.js';
import { engineTexts, needTexts } from '../texts/engines.js';
import { type Engine, NeedsEngine } from './engine.js';

/**
 * A broker that runs already: only what clients can do is tested, and nothing of it is changed but by them.
 * @param url `mqtt://host:1883`, `mqtts://`, `ws://` or `wss://`
 * @returns undefined where it is no such address
 */
export function remoteEngine(url: string): Engine | undefined {
  const [, protocol = '', address = ''] = /^(mqtts?|wss?):\/\/(.+)$/.exec(url) ?? [];
  if (protocol === '' || !URL.canParse(`http://${address}`)) return undefined;
  const { hostname, port } = new URL(`http://${address}`);
  const tls = protocol === 'mqtts' || protocol === 'wss';
  const usual = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 }[protocol];
  const at = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? usual! : Number(port) };
  const endpoint = {
    at,
    tls: tls ? ('certificate' as const) : undefined,
    websockets: protocol.startsWith('ws'),
  };
  const cannot = (need: Text) => () => Promise.reject(new NeedsEngine(need));
  return {
    name: url,
    release: undefined,
    runsBridges: false,
    start: async ({ policies }) => {
      await mustAnswer(at, url);
      return {
        // Which listener of the configuration it is, is known where there is one.
        endpoints: [
          { ...endpoint, policy: policies.length === 1 ? policies[0] : undefined } satisfies Endpoint,
        ],
        inside: undefined,
        log: () => {
          throw new NeedsEngine(needTexts.log);
        },
        advance: async (seconds) => {
          if (seconds > 10) throw new NeedsEngine(needTexts.clock({ seconds }));
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        },
        reload: cannot(needTexts.reload),
        restart: cannot(needTexts.restart),
        close: async () => undefined,
      };
    },
  };
}

/** Milliseconds that a broker may take to accept a connection. */
const PATIENCE = 5_000;

/** @throws Error where nothing listens at an address: every client would be refused, and that may be what a case expects */
function mustAnswer(at: { readonly host: string; readonly port: number }, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(at);
    const fail = (reason: string | Text) => {
      socket.destroy();
      reject(new TextError(engineTexts.noAnswer({ url, reason })));
    };
    socket.setTimeout(PATIENCE, () => fail(engineTexts.slow));
    socket.once('error', ({ message }) => fail(message));
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
