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

/** Which of the two a picture uses; `auto` follows the reader's system. */
export type Theme = 'light' | 'dark' | 'auto';

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

const dark: Palette = {
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

/** What is drawn in which color. */
interface Colors {
  readonly fill?: keyof Palette;
  readonly stroke?: keyof Palette;
}

/** Gives elements their colors. */
export interface Paint {
  /** The attributes of an element. */
  readonly colors: (colors: Colors) => Readonly<Record<string, string>>;
  /** What the picture's style sheet says; undefined where it needs none. */
  readonly style?: string;
}

/** The colors of a theme. With `auto`, programs that know no style sheets draw the light one. */
export function paintOf(theme: Theme): Paint {
  const palette = theme === 'dark' ? dark : light;
  const plain = (colors: Colors) =>
    Object.fromEntries(namesOf(colors).map(([property, name]) => [property, palette[name]]));
  if (theme !== 'auto') return { colors: plain };
  return {
    colors: (colors) => ({ ...plain(colors), class: namesOf(colors).map(classOf).join(' ') }),
    style: `@media (prefers-color-scheme: dark){${Object.entries(dark)
      .flatMap(([name, color]) =>
        ['fill', 'stroke'].map((property) => `.${classOf([property, name])}{${property}:${color}}`),
      )
      .join('')}}`,
  };
}

function namesOf(colors: Colors): [property: string, name: keyof Palette][] {
  return Object.entries(colors);
}

function classOf([property, name]: readonly [property: string, name: string]): string {
  return `${property}-${name}`;
}
