import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig init`. */
export const initTexts = textsOf('checkconfig-init', {
  madeBy: 'Made by checkconfig init for Mosquitto {release}.',
  howToGoOn: 'What a line means: checkconfig explain NAME. After a change: checkconfig lint.',
  accessComment: 'Only the users of the password file connect, and the ACL file says what they may do.',
  pluginsLater: 'checkconfig upgrade --to 3.0 writes the plugins',
  persistenceComment: 'Sessions and retained messages outlive a restart.',
  logComment: 'systemd and Docker collect what the broker prints.',
  tlsComment: 'Clients of other machines, encrypted. They need certs/ca.crt to know the broker.',
  hostComment: 'Only programs of the host: compose.yaml publishes the port on 127.0.0.1.',
  clearOnHost: 'they do not leave the host',
  localComment: 'Only programs of this machine.',
  firstUser: '{user} may use every topic.',
  otherUsers: 'Every user may use the topics below its own name.',
  testsIntro: 'What each client may do. Run it: checkconfig test',
  testsChange: 'After a change of passwd or acl, change the lines below in the same way.',
  testsMap: 'Folders of the broker, and where they are beside this file.',
  testsPasswords: 'Passwords of the tests: nothing reads those in passwd. Add a line for each new user.',
  testsCertificates: 'Certificates of the tests, in place of those in certs.',
  testsClients: 'Clients of the tests, by name.',
  testsAccess:
    'r: may receive the topic. w: may publish it. rw: both. -: neither. Write your own topics here.',
  caseReceives: '{first} receives what {sender} publishes',
  caseWrongPassword: 'a wrong password is refused',
  caseWebSockets: '{first} connects with WebSockets',
  unit: 'For /etc/systemd/system/mosquitto.service.d/, then: systemctl daemon-reload && systemctl restart mosquitto',
  report: `Written to {folder}:
{files}
Passwords, shown only now (checkconfig passwd add {passwd:path} NAME sets another):
{passwords}
Next:
  checkconfig lint {main:path}
  checkconfig test {folder:path}
  {start}
  mosquitto_pub {login} -P PASSWORD -t test -m hello
`,
  whichRelease: 'Which release of Mosquitto?',
  whichClients: 'Which clients connect?',
  onlyThisMachine: 'only programs of this machine',
  otherMachines: 'other machines too, with TLS',
  whichHosts: 'Hostnames and addresses that clients use for the broker',
  whichUsers: 'Users (the first may use every topic, the others only their own)',
  askWebsockets: 'WebSockets, for programs in browsers?',
  askPersistence: 'Keep sessions and retained messages after a restart?',
  howItRuns: 'How does the broker run?',
  runsHere: 'here, started by hand',
  runsWithSystemd: 'as the service of this machine: a drop-in for systemd',
  runsInContainer: 'in a container: a compose.yaml',
  askOverwrite: 'Overwrite {files}?',
  noOpenssl:
    'certificates are made with the command openssl, which is not installed: install it, or use --listen local',
  opensslFailed: 'openssl {command} failed: {message}',
  invalidHost: '"{host}" is not the name or the address of a host',
  invalidUser: 'the username "{user}" cannot be a topic level: leave out spaces and / + # $',
  description: 'write a secure initial configuration: listener, users, ACL, certificates, tests',
  folder: 'where to write it (default: this folder)',
  yes: 'do not ask: use the options and the defaults',
  listen: 'local: only programs on this machine; tls: other machines, encrypted',
  host: "a name or address that clients know the broker by, for its certificate; repeatable (default: this machine's)",
  user: 'a user; repeatable: the first may use every topic, the others only their own (default: admin)',
  websockets: 'add a listener for programs in browsers (WebSockets)',
  noPersistence: 'do not save sessions and retained messages',
  place: 'how it runs: started by hand, by systemd, or in a container',
  force: 'overwrite existing files',
  help: `
On a terminal it asks; the options are what it offers. Passwords are random and are printed only once. With TLS
it creates its own certificate authority with openssl, only for trying it out: replace it before you open the port to others.

Exit code: 0, 2 wrong use, or files are in the way.

Examples:
  checkconfig init broker
  checkconfig init broker --yes --target debian-12 --user admin --user sensor
  checkconfig init broker --yes --listen tls --host mqtt.example.org --for compose`,
  filesInTheWay: 'nothing is written, to keep {files}: use --force to overwrite',
  userTwice: 'the same user is named twice',
  invalidFolder: 'the name of the folder begins or ends with a space, or contains a line break',
  nothingWritten: 'nothing is written',
});
