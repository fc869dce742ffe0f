import type { UnreadReason } from '../host.js';
import { type Text, textsOf } from '../text.js';

/**
 * Why a file cannot be read. Each kind of file has sentences of its own, because a translation may need another gender or
 * article for each.
 */
function readTexts<const Noun extends string>(group: string, noun: Noun) {
  return textsOf(group, {
    missing: `The ${noun} \`{path}\` does not exist.`,
    denied: `The broker cannot read the ${noun} \`{path}\`.`,
    directory: `The ${noun} \`{path}\` is a folder.`,
    notRegular: `The ${noun} \`{path}\` is not a regular file.`,
    link: `The ${noun} \`{path}\` is a symbolic link.`,
    deniedForUser: `The user \`{user}\` cannot read the ${noun} \`{path}\`.`,
    elsewhere: `The ${noun} \`{path}\` is on another machine and was not read.`,
    outside: `The ${noun} \`{path}\` is outside the configuration folder and was not read.`,
    special: `The ${noun} \`{path}\` is not a regular file and was not read.`,
    large: `The ${noun} \`{path}\` is larger than 256 MB and was not read.`,
    'not-mounted': `The ${noun} \`{path}\` is not in the container and was not read.`,
  });
}

/** Why a file cannot be written. */
function writtenTexts<const Noun extends string>(group: string, noun: Noun) {
  return textsOf(group, {
    missing: `The folder of the ${noun} \`{path}\` does not exist.`,
    denied: `The broker cannot write the ${noun} \`{path}\`.`,
    deniedForUser: `The user \`{user}\` cannot write the ${noun} \`{path}\`.`,
    directory: `The ${noun} \`{path}\` is a folder.`,
    'too-long': `The path of the ${noun} is too long for the system: \`{path}\`.`,
    notRegular: `The ${noun} \`{path}\` is not a regular file.`,
    link: `The ${noun} \`{path}\` is a symbolic link.`,
    elsewhere: `The ${noun} \`{path}\` is on another machine and was not checked.`,
    outside: `The ${noun} \`{path}\` is outside the configuration folder and was not checked.`,
    special: `The ${noun} \`{path}\` is not a regular file and was not checked.`,
    large: `The ${noun} \`{path}\` is larger than 256 MB and was not checked.`,
    'not-mounted': `The ${noun} \`{path}\` is not in the container and was not checked.`,
  });
}

type PathText = (values: { readonly path: string }) => Text;

/** The sentences about one kind of file that is not checked because it is not known here. */
export type UnreadTexts = Readonly<Record<'elsewhere' | UnreadReason, PathText>>;

/** The sentences about one kind of file that the broker reads. */
export interface ReadTexts extends UnreadTexts {
  readonly missing: PathText;
  readonly denied: PathText;
  readonly directory: PathText;
  readonly notRegular: PathText;
  readonly link: PathText;
  readonly deniedForUser: (values: { readonly path: string; readonly user: string }) => Text;
}

/** The sentences about one kind of file that the broker writes. */
export interface WrittenTexts extends ReadTexts {
  readonly 'too-long': PathText;
}

export const configurationFile = readTexts('configuration-file', 'configuration file');
export const passwordFileAccess = readTexts('password-file-access', 'password file');
export const dynamicSecurityAccess = readTexts('dynamic-security-file', 'dynamic security file');
export const aclFileAccess = readTexts('acl-file-access', 'ACL file');
export const pskFileAccess = readTexts('psk-file-access', 'PSK file');
export const authorityFile = readTexts('ca-file', 'CA file');
export const certificateFile = readTexts('certificate-file', 'certificate file');
export const keyFile = readTexts('key-file', 'private key file');
export const revocationFile = readTexts('crl-file', 'CRL file');
export const dhFile = readTexts('dh-file', 'Diffie-Hellman parameter file');
export const pluginLibrary = readTexts('plugin-file', 'plugin file');
export const persistenceFileAccess = readTexts('persistence-file-access', 'persistence file');

export const writtenLog = writtenTexts('log-file', 'log file');
export const writtenPidFile = writtenTexts('pid-file', 'pid file');
export const writtenDatabase = writtenTexts('database-file', 'database');
export const writtenSocket = writtenTexts('socket-file', 'socket');

/** Texts about folders. */
export const folder = textsOf('folder', {
  missing: 'The folder `{path}` does not exist.',
  cannotOpen: 'The broker cannot open the folder `{path}`.',
  isFile: '`{path}` is a file, not a folder.',
  withoutConf:
    'The folder `{path}` contains no `*.conf` file, and on Windows the broker then refuses to start.',
  addConf: 'Add a file that ends with `.conf`, or remove the line.',
  elsewhere: 'The folder `{path}` is on another machine and was not read.',
  outside: 'The folder `{path}` is outside the configuration folder and was not read.',
  create: 'Create the folder, or correct the path.',
  servedSilently: 'The broker stops without a message if the folder that it serves does not exist.',
  served: 'The broker serves the files of this folder to browsers, and refuses to start without it.',
  createOrRemove: 'Create the folder, correct the path, or remove the line.',
});

/** What to say of the folder of a listener if it is not known here. */
export const servedFolder: UnreadTexts = {
  elsewhere: folder.elsewhere,
  outside: folder.outside,
  special: folder.elsewhere,
  large: folder.elsewhere,
  'not-mounted': folder.elsewhere,
};

/** What to do about files that are not there or cannot be read or written. */
export const fileAdvice = textsOf('file-advice', {
  mapFolder:
    "Say where the file is with `--root` or `--map`, or check the configuration on the broker's machine.",
  correctPath:
    'Create the file, or correct the path. A relative path starts in the folder in which the broker starts.',
  writeFilePath: 'Write the path of a file.',
  writeFilePathDocker:
    'Write the path of a file. Docker creates such a folder when a mounted file does not exist.',
  allowReading: "Allow the broker's user to read the file: `chown USER {path:path}`.",
  allowUser: 'Allow the user to read the file and to enter its folder: `chown {user:word} {path:path}`.',
  createFolder: "Create the folder and let the broker's user write to it: `mkdir -p {folder:path}`.",
  createFolderForUser: "Create the folder for the broker's user: `install -d -o {user:word} {folder:path}`.",
  allowWriting:
    "Put the file into a folder that the broker's user owns, or let this user write to `{path}` and its folder.",
  allowWritingForUser:
    'Put the file into a folder that the user `{user}` owns, or let this user write to `{path}` and its folder.',
  orRemovePidFile: '{advice} If no script reads the file, remove the line instead.',
  shortenPath: 'Use a shorter path.',
  useRegularFile: 'Use the path of a regular file.',
});
