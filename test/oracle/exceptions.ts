/** Verdicts that the prediction leaves as they are, and why. */
export interface Exception {
  readonly reason: string;
  /** The releases by the id of the case. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
}

/** One that agrees fails the test. */
export const exceptions: readonly Exception[] = [
  {
    reason:
      'In 2.1.2 `log_timestamp_format plain` holds at once and puts "plain: " in front of every line, so the ' +
      'measurement did not find the line "Error found at mosquitto.conf:N" that its own log shows.',
    verdicts: {
      'mix-20261123-0045': ['2.1.2'],
      'mix-20261123-0294': ['2.1.2'],
      'mix-20261123-1463': ['2.1.2'],
    },
  },
  {
    reason:
      'From 2.1 it depends on the build whether `tls_engine` is loaded (net.c: net__load_engine is compiled for ' +
      'OPENSSL_API_LEVEL < 30000 only, which CMake sets and make does not), so the prediction is "unknown".',
    verdicts: { 'tls2-4242-0299': ['2.1.0', '2.1.1', '2.1.2'] },
  },
];
