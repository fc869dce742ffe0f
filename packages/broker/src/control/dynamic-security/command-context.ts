import type { Release } from '@mosquitto-conf/config';
import type { Client, DynamicSecurity, Group, JsonObject, Role } from '@mosquitto-conf/config/internal';
import { isText } from '../../packets/texts.js';

/** What a command works with. */
export interface CommandContext {
  readonly security: DynamicSecurity;
  readonly release: Release;
  /** Notes a change, which is saved once the request is done. */
  changed(): void;
  /** Disconnects the clients with a username, or those without one, once all commands of the request are done. */
  kick(username: string | undefined): void;
  /** Writes to the log what an administrator did. */
  log(command: string, ...details: readonly string[]): void;
  /** The addresses of a user's connections; of one client id alone, where the client has one. */
  addressesOf(client: Client): readonly string[];
}

/** Does a command. @returns the data of the answer @throws CommandError */
export type CommandHandler = (context: CommandContext, members: JsonObject) => object | undefined;

/** Commands by name, as the API spells them. */
export type Commands = Readonly<Record<string, CommandHandler>>;

/** Why a command is not done, in the reference's words. */
export class CommandError extends Error {}

/** A member that is a text, in MQTT's sense. @param called as the reference calls it in its errors */
export function requiredText(members: JsonObject, name: string, called: string): string {
  const text = members.string(name);
  if (text === undefined) throw new CommandError(`Invalid/missing ${name}`);
  return validText(text, called);
}

/** The same, where it may not be empty either. */
export function requiredName(members: JsonObject, name: string, called: string): string {
  if (members.string(name) === '') throw new CommandError(`Empty ${name}`);
  return requiredText(members, name, called);
}

/** A member that may be left out. @param called as the reference calls it in its errors */
export function optionalText(members: JsonObject, name: string, called = name): string | undefined {
  if (members.get(name) === undefined) return undefined;
  const text = members.string(name);
  if (text === undefined) throw new CommandError(`Invalid/missing ${called}`);
  return text;
}

/** @throws CommandError where MQTT does not allow the text */
export function validText(text: string, called: string): string {
  // Half of a surrogate pair would become another character as bytes.
  const isAllowed = !/\p{Surrogate}/u.test(text) && isText(Buffer.from(text));
  if (!isAllowed) throw new CommandError(`${called} not valid UTF-8`);
  return text;
}

/** @throws CommandError where there is no such client */
export function findClient({ security }: CommandContext, name: string): Client {
  return security.clients.get(name) ?? fail('Client not found');
}

/** @throws CommandError where there is no such group */
export function findGroup({ security }: CommandContext, name: string): Group {
  return security.groups.get(name) ?? fail('Group not found');
}

/** @throws CommandError where there is no such role */
export function findRole({ security }: CommandContext, name: string): Role {
  return security.roles.get(name) ?? fail('Role not found');
}

/** @throws CommandError always */
export function fail(error: string): never {
  throw new CommandError(error);
}

/** Disconnects every client of a group. */
export function kickGroup({ security, kick }: CommandContext, group: Group): void {
  if (group === security.anonymousGroup) kick(undefined);
  for (const { what } of security.clientsOf(group)) kick(what.name);
}

/** Disconnects every client that has a role, by itself or by a group. */
export function kickRole(context: CommandContext, role: Role): void {
  for (const client of context.security.clients) if (client.roles.has(role)) context.kick(client.name);
  for (const group of context.security.groups) if (group.roles.has(role)) kickGroup(context, group);
}

/** A part of a list, as `count` and `offset` ask for it, and what the log says of it. */
export function listed<T>(
  items: Iterable<T>,
  members: JsonObject,
): { readonly shown: readonly T[]; readonly details: readonly string[] } {
  const count = members.integer('count') ?? -1;
  const offset = members.integer('offset') ?? 0;
  // The reference counts down behind each item, so that none is one.
  const most = count < 0 ? Number.POSITIVE_INFINITY : Math.max(count, 1);
  const shown = [...items].slice(Math.max(offset, 0)).slice(0, most);
  const left = count < 0 ? count : count - shown.length;
  return { shown, details: [`verbose=${isVerbose(members)}`, `count=${left}`, `offset=${offset}`] };
}

/** Whether a list shows more than names. */
export function isVerbose(members: JsonObject): boolean {
  return members.boolean('verbose') ?? false;
}
