// The table of the traffic of devices.

const NAMES = {
  ours: 'the embedded broker',
  mosquitto: 'Mosquitto',
  bare: 'a bare Node server',
  aedes: 'aedes',
};

/** @param version of the Mosquitto beside it */
export function trafficTable(rows, version) {
  return [
    '### Traffic\n',
    READING,
    line([
      'what',
      'who',
      'messages a second',
      'CPU a message',
      'median',
      '99th percentile',
      'CPU, ours to its',
    ]) +
      line(Array(7).fill('---')) +
      rows.flatMap((row) => lines(row, version)).join(''),
  ].join('\n');
}

const READING = `Clients that each send one message of 64 bytes in a write, to a topic of their own. The broker answers it, and passes it on to
a subscriber of \`bench/#\` (QoS 0). CPU is that of all threads of the broker for a message with its answer and its deliveries: **less is
better**, and it says more than messages a second, which the load limits too. The times are those that a client waits for its answer.
The bare server is Node's \`net\` with an answer for each packet and a write for each delivery: it knows no topics, sessions or rules, and
is what a broker on Node's sockets costs at least, unless it gathers what it writes.
`;

function lines({ what, aims, results }, version) {
  const { ours } = results;
  return Object.entries(NAMES).flatMap(([name, shown]) => {
    const result = results[name];
    if (!result) return [];
    const ratio = ours.cpu.median / result.cpu.median;
    return line([
      name === 'ours' ? what : '',
      name === 'mosquitto' ? `${shown} ${version}` : shown,
      spread(result.rate, (value) => `${(value / 1000).toFixed(1)} k`),
      spread(result.cpu, (value) => `${value.toFixed(1)} µs`),
      wait(result.median.median),
      wait(result.late.median),
      name === 'ours'
        ? ''
        : `**${ratio.toFixed(2)}**${aims[name] === undefined ? '' : ` (aim: at most ${aims[name]})`}`,
    ]);
  });
}

function spread({ median, low, high }, show) {
  return `${show(median)} (${show(low)}–${show(high)})`;
}

const wait = (microseconds) => `${(microseconds / 1000).toFixed(2)} ms`;

const line = (cells) => `| ${cells.join(' | ')} |\n`;
