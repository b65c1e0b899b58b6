/** `npm run screenshots`: the README's pictures; `npm run screenshots -- sheet`: every page, to be looked at. */
import { drawSheet } from './screenshots-sheet.ts';

const [what, ...rest] = process.argv.slice(2);
if (what === 'sheet') await drawSheet(rest);
else if (what === undefined) await import('./screenshots-readme.ts');
else throw new Error(`There is no ${what}. There is “sheet”, and nothing for the pictures of the README.`);
