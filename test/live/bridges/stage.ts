import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { since } from '@mosquitto-conf/config';
import mqtt, { type IClientPublishOptions, type MqttClient } from 'mqtt';
import { endProcess } from '../../support/end-process.js';
import { freePort } from '../../support/free-port.js';
import { brokerToAsk } from '../installed.js';
import { leftOfLife } from '../left-of-life.js';
import { untilRunning } from '../until-running.js';
import { type Kind, releaseOf } from './brokers.js';
import { type Link, linkTo } from './link.js';

const release = releaseOf(brokerToAsk);
const EMBEDDED = resolve('packages/broker/dist/commonjs/mosquitto-embedded.js');
const MQTT_5 = since(release, '1.6');

/** A bridge, and what is done at both brokers. */
export interface Variation {
  readonly name: string;
  /** Lines of the bridge, in which `PORT` is that of the other broker. */
  readonly near: string;
  /** Lines of the broker with the bridge, and of the other one; `FOLDER` is the broker's own. */
  readonly general?: string;
  readonly far?: string;
  /** The first release that has it. */
  readonly from?: string;
  /** A build with ADNS does otherwise: it sends what is retained twice, and a bridge that starts once does not connect. */
  readonly isOtherWithAdns?: boolean;
  play(stage: Stage): Promise<void>;
}

const toEnd: (() => unknown)[] = [];

/** Ends what was started, the last first. */
export async function endAll(): Promise<void> {
  for (const end of toEnd.splice(0).reverse()) await end();
}

/** A broker as a process, which reads its file again on SIGHUP. */
export class Program {
  #child: ChildProcess | undefined;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  readonly log: string[] = [];

  constructor(
    private kind: Kind,
    readonly port: number,
  ) {
    toEnd.push(async () => {
      await this.stop();
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  write(lines: string): void {
    const general = `user root\nlog_dest stderr\nlog_type all\nallow_anonymous true\nlistener ${this.port} 127.0.0.1\n`;
    writeFileSync(
      join(this.#folder, 'mosquitto.conf'),
      `${general}${lines.replaceAll('FOLDER', this.#folder)}`,
    );
  }

  async start(): Promise<void> {
    const own = [process.execPath, EMBEDDED, '--bridge', 'connect', '--target', release.name];
    const [command, ...args] = this.kind === 'own' ? own : [brokerToAsk];
    const child = spawn(command!, [...args, '-c', 'mosquitto.conf'], {
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.log.push(text));
    await untilRunning(child, this.port);
  }

  /** Kills it, and starts another one in its place: with its file, and with what it has saved. */
  async replace(kind: Kind): Promise<void> {
    const child = this.#child;
    if (child) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    this.kind = kind;
    await this.start();
  }

  /** Waits until it has logged something. */
  async logs(text: string): Promise<void> {
    for (let turn = 0; turn < 500 && !this.log.join('').includes(text); turn++) await wait(20);
  }

  async reload(lines: string): Promise<void> {
    this.write(lines);
    this.#child?.kill('SIGHUP');
    await wait(1500);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child) await endProcess(child);
  }
}

/** What clients of both brokers get, and what a variation does with these. */
export class Stage {
  readonly #clients = new Map<string, MqttClient>();
  readonly #got: Record<'near' | 'far', { readonly topic: string; readonly shown: string }[]> = {
    near: [],
    far: [],
  };
  #marks = 0;

  private constructor(
    private readonly near: Program,
    private readonly far: Program,
    private readonly link: Link,
    private readonly variation: Variation,
  ) {}

  static async open(variation: Variation, [near, far]: readonly [Kind, Kind]): Promise<Stage> {
    const there = new Program(far, await freePort());
    there.write(`${variation.far ?? ''}\n`);
    await there.start();
    const link = await linkTo(there.port);
    toEnd.push(() => link.close());
    const here = new Program(near, await freePort());
    const stage = new Stage(here, there, link, variation);
    await stage.watch('far');
    return stage;
  }

  #lines(lines = this.variation.near): string {
    const address = lines.includes('address') ? '' : `address 127.0.0.1:${this.link.port}\n`;
    const marks = `${lines.includes('topic # out') ? '' : 'topic mark/out/# out 1\n'}${lines.includes('topic # in') ? '' : 'topic mark/in/# in 1\n'}`;
    const general = this.variation.general ?? '';
    return `${general}\nconnection c\n${address}restart_timeout 1\nremote_clientid edge\n${lines.replaceAll('PORT', String(this.link.port))}\n${lines.includes('topic # both') ? '' : marks}`;
  }

  async begin(): Promise<void> {
    this.near.write(this.#lines());
    await this.near.start();
    // What happens before that depends on who is quicker.
    await this.near.logs('Received CONNACK');
    await wait(150);
    await this.watch('near');
  }

  async reload(lines: string): Promise<void> {
    await this.near.reload(this.#lines(lines));
  }

  async restart(side: 'near' | 'far', between: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#clients.get(side)?.endAsync(true);
    this.#clients.delete(side);
    await this[side].stop();
    await between();
    await this[side].start();
    await this.watch(side);
  }

  cut(): void {
    this.link.cut();
  }

  /** Lets a client get everything that a broker has. */
  async watch(side: 'near' | 'far'): Promise<void> {
    const client = mqtt.connect({
      host: '127.0.0.1',
      port: this[side].port,
      protocolVersion: MQTT_5 ? 5 : 4,
      // Messages may come before it is back.
      clientId: 'watcher',
      clean: false,
      ...(MQTT_5 ? { properties: { sessionExpiryInterval: 3600 } } : {}),
      reconnectPeriod: 0,
    });
    toEnd.push(() => client.endAsync(true));
    client.on('message', (topic, payload, { qos, retain, properties }) => {
      const { subscriptionIdentifier: _, messageExpiryInterval: expiry, ...others } = properties ?? {};
      const rest = {
        ...others,
        ...(expiry === undefined ? {} : { messageExpiryInterval: leftOfLife(expiry) }),
      };
      const shown = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
      const size = payload.length > 40 ? payload.length : payload;
      this.#got[side].push({
        topic,
        shown: `${topic} ${size} qos${qos}${retain ? ' retain' : ''}${shown}`,
      });
    });
    await client.subscribeAsync('#', { qos: 2, ...(MQTT_5 ? { rap: true } : {}) });
    await client.subscribeAsync('$SYS/broker/connection/#', { qos: 2 });
    this.#clients.set(side, client);
  }

  async publish(
    side: 'near' | 'far',
    topic: string,
    text: string,
    options: IClientPublishOptions = {},
  ): Promise<void> {
    await this.#clients.get(side)?.publishAsync(topic, text, { qos: 1, ...options });
  }

  /** Waits until messages pass in both directions, and what was published before has passed. */
  async passes(): Promise<void> {
    const isThere = (mark: string, side: 'near' | 'far') =>
      this.#got[side].some(({ shown }) => shown.includes(mark));
    for (let attempt = 0; attempt < 60; attempt++) {
      const mark = `mark-${++this.#marks}`;
      await this.publish('near', 'mark/out/x', `${mark}-out`);
      await this.publish('far', 'mark/in/x', `${mark}-in`);
      for (let turn = 0; turn < 25; turn++) {
        await wait(10);
        if (isThere(`${mark}-out`, 'far') && isThere(`${mark}-in`, 'near')) return wait(60);
      }
    }
    throw new Error(`Nothing passes:\n${this.near.log.join('')}\n${this.far.log.join('')}`);
  }

  /**
   * What was got, without marks, ordered by topic; what is about one topic in the order it came. The order between topics depends on
   * which of two connections is quicker.
   */
  get result() {
    const plain = (side: 'near' | 'far') =>
      this.#got[side]
        .filter(({ shown }) => !shown.includes('mark-'))
        .sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0))
        .map(({ shown }) => shown);
    return { near: plain('near'), far: plain('far') };
  }
}
