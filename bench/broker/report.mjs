// Turns the broker's results into a section of docs/benchmarks.md.
import { availableParallelism, loadavg } from 'node:os';
import { CORES } from './cores.mjs';
import { trafficTable } from './traffic/report.mjs';

export const HEADING = '## The embedded broker';

const KINDS = {
  plain: 'without access control, over TCP',
  access: 'with a password file and an ACL file, over TCP',
  websockets: 'websockets',
  tls: 'TLS',
};

/** How a figure is shown, and whether more of it is better. */
const UNITS = {
  rate: { show: (value) => `${thousands(value)}/s`, more: true },
  microseconds: { show: (value) => `${value.toFixed(0)} µs`, more: false },
  latency: { show: (value) => `${value.toFixed(0)} µs`, more: false },
  bytes: { show: (value) => `${(value / 1024).toFixed(1)} KB`, more: false },
  milliseconds: { show: (value) => `${value.toFixed(1)} ms`, more: false },
};

/** The section: traffic of devices, what should be little, batches, and how to read them. */
export function brokerSection({ traffic, rows, notes, version }, date) {
  const [rates, costs] = [true, false].map((more) => rows.filter(({ unit }) => UNITS[unit].more === more));
  return [
    `${HEADING}\n`,
    `${date.toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[1]?.toFixed(1)} (five minutes, the benchmark's own 1 to 2 included). Beside Mosquitto ${version} and aedes, which take turns with it. ${CORES}\n`,
    trafficTable(traffic, version),
    '### What else it costs\n',
    '**Less is better.**\n',
    table(costs),
    '### Batches\n',
    'Messages of 64 bytes that arrive in a second, from publishers that write 1,000 of them at once (QoS 0), or keep 20 on their way. Devices do not do that: it shows what a broker that gathers what it sends can carry. **More is better.**\n',
    table(rates),
    ...notes.map((note) => `${note}\n`),
    READING,
  ].join('\n');
}

const READING = `The ratio is ours divided by the peer's: of rates above 1, of costs below 1 is where the embedded broker is ahead. In
brackets the half of the rounds around the median. Load comes from other processes, by raw sockets; each row is four
rounds after one to warm up (clients that come and go: four, memory: three, each with new brokers). A peer at which a
message does not arrive is left out: no broker drops messages (\`max_queued_messages 0\`), all have \`set_tcp_nodelay true\`. What
limits the embedded broker at QoS 0 is often the load itself. A publisher of QoS 0 sends in large pieces, which suits a
broker that gathers what it sends; one message alone shows the other end. CPU is what Linux counts for the broker's
threads, memory the difference of its resident set. Starts last until a client is accepted; in process they begin with the
configuration's file, with everything imported. aedes has no configuration: with access control it checks the same
hashed password and the topic's beginning in callbacks. Over WebSockets one to a hundred and 20 to one are not measured:
Mosquitto loses some of those messages, or holds them back.

Above a load of 2 the machine did other things besides: they slow a broker that calls the system for every message more
than one that gathers, so ratios to Mosquitto are then too kind.

Where the embedded broker falls short, and where it goes (CPU profiles, heap snapshots, and for comparison a server of a
few lines that accepts, answers and passes on bytes with Node's sockets, and looks into nothing):

- **The first start in a process** is Node running functions for the first time: half of it is Chevrotain making its
  lexer and its parser, a sixth the rest of reading the configuration, the last third the listener and what is published
  below \`$SYS\`. Further starts show what is left without that: a test runner loads
  the package itself, so no compiled code is kept for it. The command also reads and compiles a bundle of 690 kB.
- **A client that comes and goes.** Of the first thousands up to half is V8's optimizing compiler on threads of its own.
  Once that is done, the system's part, most of it in \`accept\`, \`write\` and \`close\`, is two fifths, and Node's sockets, its
  streams and garbage collection (most of what a closed socket was made of outlives the young generation) are nearly all of
  the rest. The bare server takes three quarters of the whole. With access control the password's hash comes on top, the same
  for all; with TLS the handshake.
- **Small packets of many clients**, each of which waits for its PUBACK: three fifths are the system's \`read\` and \`write\`, a fifth
  is Node's part around them, and this broker's own code is spread over many functions, none above a fiftieth. In all it takes a
  tenth to a fifth more than the bare server. At 3,000 messages a second of 200 clients, where a turn of the event loop has one
  packet, it is about a third more. An answer that does not wait for the end of the turn costs less there, and a tenth more where many
  packets arrive in a turn; to choose by how many arrived in the last turns gained nothing that could be measured.
- **One message alone** is one read and one write, which is what Node's sockets cost more than C: the bare server takes
  nine tenths of the time. Own code is a twentieth. The write waits for the end of the turn of the event loop; without
  that it would be faster by a twentieth at best, and where 20 publish one message at a time to 10 subscribers less than
  half as many would arrive.
- **A client that does nothing** holds 3 KB of the heap, half of it Node's socket; the rest of its share is what the heap
  grows ahead by, which is why a thousand cost more each than ten thousand: with a thousand, the bare server takes nine tenths of it.
  With TLS it is OpenSSL's. Below the aim the bare server would have to be without Node's sockets: 50,000 clients without them, in memory,
  take 5.2 KB each, with their own ends.
- **Many users and ACL lines** cost a client that connects nothing besides, for users are found by name. A message costs little
  besides: of the lines, only those are tried that begin as its topic does.
`;

function table(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const heads = ['what', 'ours', 'Mosquitto', 'aedes', 'ratio to Mosquitto', 'ratio to aedes', 'aim'];
  let text = line(heads) + line(heads.map(() => '---'));
  for (const [kind, name] of Object.entries(KINDS)) {
    text += line([`*${name}*`, '', '', '', '', '', '']);
    for (const row of rows.filter((one) => one.kind === kind))
      for (const each of row.unit === 'latency' ? withLate(row) : [row]) text += line(cells(each));
  }
  return text;
}

/** Latency is two rows: what is usual, and what one in a hundred exceeds. */
function withLate(row) {
  return [
    { ...row, what: `${row.what}, median` },
    { ...row, what: `${row.what}, 99th percentile`, results: row.late, aims: {} },
  ];
}

function cells({ what, unit, results: { ours, mosquitto, aedes }, aims, most }) {
  const { show, more } = UNITS[unit];
  const figure = (result) =>
    result ? `${show(result.median)} (${show(result.low)}–${show(result.high)})` : 'none';
  const ratio = (peer) => {
    if (!ours || !peer) return '';
    const times = ours.median / peer.median;
    return `**${times.toFixed(times < 10 ? 2 : 0)}**`;
  };
  const names = { mosquitto: 'Mosquitto', aedes: 'aedes' };
  const wanted = Object.entries(aims).map(
    ([name, times]) => `${more ? 'at least' : 'at most'} ${times} × ${names[name]}`,
  );
  if (most !== undefined) wanted.push(`at most ${show(most)}`);
  return [
    what,
    figure(ours),
    figure(mosquitto),
    figure(aedes),
    ratio(mosquitto),
    ratio(aedes),
    wanted.join(', '),
  ];
}

function thousands(value) {
  return value >= 1e6 ? `${(value / 1e6).toFixed(2)} M` : `${(value / 1000).toFixed(value < 1e4 ? 1 : 0)} k`;
}
