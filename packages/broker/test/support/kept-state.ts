import type { PersistChange, PluginPersistence } from '../../src/index.js';

/** Keeps in memory what a plugin is told, and refuses what cannot be: a change of what it does not have. */
export class KeptState implements PluginPersistence {
  readonly path = 'memory';
  readonly changes: PersistChange[] = [];
  readonly clients = new Set<string>();
  readonly subscriptions = new Set<string>();
  /** With the numbers of the messages that they are. */
  readonly messages = new Map<string, bigint>();
  readonly base = new Map<bigint, string>();
  readonly retained = new Map<string, bigint>();
  readonly wills = new Set<string>();
  flushes = 0;
  /** What was told and cannot be. */
  readonly faults: string[] = [];

  restore(): undefined {}

  flush(): void {
    this.flushes++;
  }

  change(change: PersistChange): void {
    this.changes.push(change);
    if (!this.#apply(change)) this.faults.push(change.type);
  }

  /** Numbers of messages that nothing refers to, and those that are referred to and are missing. */
  get loose(): bigint[] {
    const used = new Set([...this.messages.values(), ...this.retained.values()]);
    return [
      ...[...this.base.keys()].filter((id) => !used.has(id)),
      ...[...used].filter((id) => !this.base.has(id)),
    ];
  }

  #apply(change: PersistChange): boolean {
    switch (change.type) {
      case 'client-add':
        return !this.clients.has(change.client.clientId) && !!this.clients.add(change.client.clientId);
      case 'client-update':
        return this.clients.has(change.client.clientId);
      case 'client-delete': {
        const { clientId } = change;
        for (const key of this.subscriptions) if (isOf(clientId, key)) this.subscriptions.delete(key);
        for (const key of this.messages.keys()) if (isOf(clientId, key)) this.messages.delete(key);
        return this.clients.delete(clientId);
      }
      case 'subscription-add':
        this.subscriptions.add(`${change.clientId} ${change.subscription.filter}`);
        return this.clients.has(change.clientId);
      case 'subscription-delete':
        return this.subscriptions.delete(`${change.clientId} ${change.filter}`);
      case 'client-message-add': {
        const { clientId, message } = change;
        const key = `${clientId} ${message.number}`;
        if (this.messages.has(key) || !this.clients.has(clientId)) return false;
        this.messages.set(key, message.storeId);
        return this.base.has(message.storeId);
      }
      case 'client-message-update':
        return this.messages.get(`${change.clientId} ${change.message.number}`) === change.message.storeId;
      case 'client-message-delete':
        return this.messages.delete(`${change.clientId} ${change.message.number}`);
      case 'base-message-add':
        if (this.base.has(change.message.storeId)) return false;
        this.base.set(change.message.storeId, `${change.message.topic} ${change.message.payload}`);
        return true;
      case 'base-message-delete':
        return this.base.delete(change.storeId);
      case 'retained-set':
        this.retained.set(change.topic, change.storeId);
        return this.base.has(change.storeId);
      case 'retained-delete':
        return this.retained.delete(change.topic);
      case 'will-add':
        this.wills.add(change.clientId);
        return true;
      case 'will-delete':
        return this.wills.delete(change.clientId);
    }
  }
}

function isOf(clientId: string, key: string): boolean {
  return key.startsWith(`${clientId} `);
}
