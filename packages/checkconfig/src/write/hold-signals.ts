const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let isHeld = false;

/** Runs something that must not end in the middle: a signal that would end the program does so afterwards. */
export function holdSignals<T>(action: () => T): T {
  if (!isHeld) hold();
  return action();
}

function hold(): void {
  isHeld = true;
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, end);
    isHeld = false;
  };
  const end = (signal: NodeJS.Signals) => {
    release();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  // Signals that came meanwhile are told before this runs.
  setImmediate(release);
}
