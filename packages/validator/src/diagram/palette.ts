/** The colors of a diagram. */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly faint: string;
  readonly broker: string;
  readonly brokerText: string;
  readonly brokerFaint: string;
  /** Encrypted. */
  readonly good: string;
  /** In clear, or open to anyone. */
  readonly open: string;
  /** It does not start. */
  readonly bad: string;
}

export const light: Palette = {
  page: '#ffffff',
  card: '#f6f8fa',
  border: '#d0d7de',
  text: '#1f2328',
  faint: '#59636e',
  broker: '#2b4a6f',
  brokerText: '#ffffff',
  brokerFaint: '#c9d8ea',
  good: '#1a7f37',
  open: '#b35900',
  bad: '#cf222e',
};

export const dark: Palette = {
  page: '#16191d',
  card: '#21262d',
  border: '#3d444d',
  text: '#e6edf3',
  faint: '#9da7b1',
  broker: '#31537c',
  brokerText: '#ffffff',
  brokerFaint: '#c9d8ea',
  good: '#3fb950',
  open: '#e0a030',
  bad: '#f85149',
};
