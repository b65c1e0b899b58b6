/** The list of findings in the documentation is that of the source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FINDINGS } from '../functions/agreements/findings/domain/findings.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/findings.md'), 'utf8');

it('docs/findings.md lists every finding in its order, with what is wrong and what to do', () => {
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (.*) \| (.*) \| (.*) \|$/gm)].map(([, ...row]) => row);
  const rows = FINDINGS.map(({ code, title, wrong, remedy }) => [
    code,
    title,
    wrong.replaceAll(/\{\w+\}/g, '…'),
    remedy,
  ]);
  expect(listed).toEqual(rows);
});
