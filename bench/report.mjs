// Turns results into docs/benchmarks.md.
import { arch, cpus, release as kernel, loadavg, platform, totalmem } from 'node:os';

const INTRO = `# Benchmarks

Written by \`npm run bench\`; do not edit. Every row comes from one run on one machine, in which the two sides took turns.
`;

const READING = `## How to read it

- Look at the **ratio**: ours divided by the peer's, below 1 means less time than the peer. Milliseconds depend on the
  machine and on what else it does; ratios depend on that much less.
- Times are medians. The half of the measurements that lies around each is in brackets: where it is wide, the machine was
  busy, and differences smaller than it mean nothing.
- The peers: \`node -e 0\` is Node doing nothing. The broker is started with \`mosquitto -c\` once for each file, on its own,
  until its log says that it runs or it ends; ending it does not count. The lexer is Chevrotain's with tokens for words,
  spaces, line ends and comments and default settings: it makes tokens and nothing else. In-process rows are warm: the
  functions have run before, each in a process of its own. A keystroke is a change of one character in the middle of the
  file; it is timed as an editor sees it, from sending the change to having read the diagnostics.
- Nothing here passes or fails. The aims are what the project wants to keep.

Where an aim is missed, and where the time goes (CPU profiles):

- **A thousand files.** Of the CPU, a third reads the configurations and does what start-up does, a third of that with certificates in
  OpenSSL; a quarter is the rules. An eighth cannot be divided among threads: finding the files, who names which access file, and
  printing. Each thread runs every function for the first time once more, so eight cores are needed for the aim, not two.
- **The large file.** Parsing it is two thirds of the lexer's time, for Chevrotain's tokens are made with fewer positions. A quarter of the whole is
  the garbage collector, which moves the tree, the settings and the findings while they grow; a fifth runs the directives, and two fifths
  are the rules, none of them more than a twentieth. The aim would leave all of these together less than parsing takes.

## Again

\`\`\`sh
npm run bench
\`\`\`

It builds first and takes some minutes. Comparing with the broker needs Linux, root and the \`mosquitto\` package; without
them that row is left out and says so. Let the machine be idle.
`;

/** Where the time of a short run goes. */
const SHORT_LINT = `Where a short run goes: milliseconds of CPU, counted in the process from stage to stage, where bare Node takes 62 with its end.

| stage | \`-f\` | \`active\` | \`lint\` |
| --- | --- | --- | --- |
| Node, until the first line of the command | 57 | 57 | 56 |
| finding, reading and checking the compiled code (0.5, 0.7 and 1.6 MB) | 4.4 | 4.7 | 5.5 |
| V8 makes functions of it | 4.5 | 5.8 | 11.5 |
| running each module once: the catalogue of directives | 2.9 | 3.2 | 3.2 |
| the grammar, with Chevrotain and lodash | 3.3 | 3.8 | 2.2 |
| the rules | 0 | 0 | 2.4 |
| all other modules | 0.7 | 2.2 | 7.6 |
| the work: lexers, parsers, eight lines, what is printed | 4.4 | 5.2 | 18 |

Half of the work of \`lint\` makes Chevrotain's lexers and parsers, one for directives and one for password files. To read the
compiled code, to make functions of it and to run the modules takes 32 ms: were the work free, \`lint\` would take 1.5 times bare Node. So
less of it means fewer modules: a run reads what its command needs, and a file or a pipe is written to without Node's streams. Of reading the
code, 2.3 ms are Node's \`zlib\`, which has the only checksum in native code; in JavaScript it takes longer.

What was tried and changed it by less than a thirtieth: V8's flags for garbage collection, compiling and threads; to leave
without taking the heap apart; to make the examples of rules only when they are asked for, and each text only then. A snapshot of the whole
heap would spare most of it, but Node 20 takes one only as an option of \`node\`, which an installed command cannot give itself.
`;

/** The page: what was measured on, times, memory, and how to read them. */
export function page({ version, rows, memory, notes, date }) {
  return [
    INTRO,
    `${machine(version, date)}\n`,
    '## Time\n',
    table(['what', 'time', 'beside', 'its time', 'ratio', 'aim'], rows.map(cells)),
    notes.map((note) => `${note}\n`).join('\n'),
    SHORT_LINT,
    '## Memory\n',
    'What the lint of one file adds to a fresh process. Per line it should stay the same.\n',
    table(
      ['lines', 'peak of the heap', 'per line', 'kept with the result', 'peak of the process', 'time'],
      memory.map(memoryCells),
    ),
    READING,
  ].join('\n');
}

function machine(version, date) {
  const [cpu] = cpus();
  return table(
    ['measured', ''],
    [
      ['release', version],
      ['date', date.toISOString().slice(0, 10)],
      ['Node', process.version],
      [
        'machine',
        `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
      ],
      ['system', `${platform()} ${kernel()} ${arch()}`],
      [
        'load at the end',
        `${loadavg()[1]?.toFixed(1)} (five minutes; near 1 means a machine that did little else)`,
      ],
    ],
  ).trimEnd();
}

function cells({ what, result, peer, peerName, aim, megabytes }) {
  const speed = megabytes === undefined ? '' : `, ${(megabytes / (result.median / 1000)).toFixed(1)} MB/s`;
  return [
    what,
    time(result) + speed,
    peerName,
    time(peer),
    `**${(result.median / peer.median).toFixed(2)}**`,
    aim,
  ];
}

function time({ median, low, high }) {
  return `${milliseconds(median)} ms (${milliseconds(low)}–${milliseconds(high)})`;
}

function milliseconds(value) {
  return value.toFixed(value < 100 ? 1 : 0);
}

function memoryCells({ lines, peakHeap, peakRss, kept, took }) {
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const each = `${(peakHeap / lines).toFixed(0)} bytes`;
  return [
    lines.toLocaleString('en'),
    megabytes(peakHeap),
    each,
    megabytes(kept),
    megabytes(peakRss),
    `${took.toFixed(0)} ms`,
  ];
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
}
