/** For tests: every face that a sealed PDF may have, from the packages that they come in. */
import { join } from 'node:path';
import { type Fonts, fontsIn } from './typeface.ts';

const packages = join(import.meta.dirname, '../../../node_modules');

export const testFonts = (read = fontsIn): Promise<Fonts> =>
  read(join(packages, 'dejavu-fonts-ttf/ttf'), join(packages, '@fontsource'));
