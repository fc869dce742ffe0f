// The configurations the brokers run with, and the files these name.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
    // Mosquitto 2.0.11 starts with websockets only where it has another listener besides.
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
  writeFileSync(file, `${COMMON}\nlistener ${port} 127.0.0.1\n${kinds[kind].lines(folder, port)}`);
  return file;
}
