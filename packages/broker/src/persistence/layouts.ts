import type { FormatVersion } from './format.js';
import type { Layout } from './layout.js';
import { packedLayout } from './packed-layout.js';
import { structLayout } from './struct-layout.js';

const layouts: Readonly<Record<FormatVersion, Layout>> = {
  3: packedLayout(3),
  4: packedLayout(4),
  5: structLayout(5),
  6: structLayout(6),
};

export function layoutOf(version: FormatVersion): Layout {
  return layouts[version];
}
