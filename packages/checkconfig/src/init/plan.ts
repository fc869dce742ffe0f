import type { Release } from '@mosquitto-conf/config';

/** Where the broker will run. */
export type Place = 'here' | 'systemd' | 'compose';

/** What a new configuration is to be. */
export interface InitPlan {
  readonly release: Release;
  /** Where its files are. */
  readonly folder: string;
  /** Whether other machines may connect, which TLS protects then, or only programs of this one. */
  readonly isRemote: boolean;
  /** The names and addresses that clients know the broker by, for its certificate. */
  readonly hosts: readonly string[];
  /** The first may use every topic, each other one its own. */
  readonly users: readonly string[];
  readonly websockets: boolean;
  readonly persistence: boolean;
  readonly place: Place;
}

/** A file to be written. */
export interface NewFile {
  /** Below the folder. */
  readonly path: string;
  readonly content: string;
  readonly mode: number;
}

/** Ports by what a listener speaks, with and without TLS; those that people know. */
export const PORTS = {
  mqtt: { plain: 1883, tls: 8883 },
  websockets: { plain: 9001, tls: 9443 },
} as const;

/** The folder that the broker knows its files by. */
export function brokerFolder({ place, folder }: InitPlan): string {
  return place === 'compose' ? '/mosquitto/config' : folder;
}

/** The folder of the persistence file, as the broker knows it. */
export function dataFolder(plan: InitPlan): string {
  return plan.place === 'compose' ? '/mosquitto/data' : `${plan.folder}/data`;
}
