// The configurations the brokers run with, and the files these name.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const USER = { username: 'bench', password: 'correct horse' };

/** No broker drops messages or delays them. Mosquitto keeps running as root, so that it can read the files here. */
const COMMON = `user root
log_dest none
connection_messages false
set_tcp_nodelay true
max_queued_messages 0
max_inflight_messages 20
`;

/** What is measured: each with the lines that follow its listener, and how a client connects. */
export const kinds = {
  plain: { lines: () => 'allow_anonymous true\n', target: {} },
  access: {
    lines: (folder) =>
      `allow_anonymous false\npassword_file ${join(folder, 'passwords')}\nacl_file ${join(folder, 'acl')}\n`,
    target: USER,
  },
  websockets: {
    // Mosquitto 2.0.11 starts with WebSockets only where it has another listener besides.
    lines: (folder, port) =>
      `protocol websockets\nallow_anonymous true\n\nlistener 0 ${join(folder, `${port}.sock`)}\n`,
    target: { transport: 'websockets' },
  },
  tls: {
    lines: (folder) =>
      `certfile ${join(folder, 'server.crt')}\nkeyfile ${join(folder, 'server.key')}\nallow_anonymous true\n`,
    target: { transport: 'tls' },
  },
};

/** What grows: users, and lines of the ACL file, all for the user that connects, of which the last allows what it does. */
const SIZES = { small: { users: 10, lines: 10 }, large: { users: 10_000, lines: 5000 } };

/** Configurations with few and with many users and ACL lines; measured by themselves. */
export const accessSizes = Object.fromEntries(
  Object.keys(SIZES).map((size) => [
    `access-${size}`,
    {
      lines: (folder) =>
        `allow_anonymous false\npassword_file ${join(folder, `passwords-${size}`)}\nacl_file ${join(folder, `acl-${size}`)}\n`,
      target: USER,
    },
  ]),
);

const every = { ...kinds, ...accessSizes };

/** How a client connects to a broker of a kind. */
export const targetOf = (kind) => every[kind].target;

function writeAccessSizes(folder) {
  const line = readFileSync(join(folder, 'passwords'), 'utf8').trim();
  const numbers = (count) => Array.from({ length: count - 1 }, (_, index) => index);
  for (const [size, { users, lines }] of Object.entries(SIZES)) {
    const others = numbers(users).map((number) => line.replace(/^[^:]+/, `user-${number}`));
    writeFileSync(join(folder, `passwords-${size}`), `${[...others, line].join('\n')}\n`, { mode: 0o600 });
    const topics = numbers(lines).map((number) => `topic readwrite other/${number}/+/state`);
    writeFileSync(
      join(folder, `acl-${size}`),
      `user ${USER.username}\n${[...topics, 'topic readwrite bench/#'].join('\n')}\n`,
      { mode: 0o600 },
    );
  }
}

/** Writes what the configurations name: users, their rights, a certificate. */
export function writeFiles(folder) {
  const passwords = join(folder, 'passwords');
  writeFileSync(passwords, '', { mode: 0o600 });
  execFileSync('mosquitto_passwd', ['-b', passwords, USER.username, USER.password], { stdio: 'ignore' });
  writeFileSync(
    join(folder, 'acl'),
    `user ${USER.username}\ntopic readwrite bench/#\n\npattern readwrite clients/%c/#\npattern read news/%u/#\n`,
    { mode: 0o600 },
  );
  writeAccessSizes(folder);
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  execFileSync(
    'openssl',
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1 -keyout ${key} -out ${certificate}`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  );
}

/** Writes the configuration for a kind and a port. */
export function writeConfiguration(folder, kind, port) {
  const file = join(folder, `${kind}-${port}.conf`);
  writeFileSync(file, `${COMMON}\nlistener ${port} 127.0.0.1\n${every[kind].lines(folder, port)}`);
  return file;
}
