/** Pages that ask nobody who they are. */
import type { Page } from 'playwright-core';
import { aSignatory } from '../../../functions/records/verify/a-certificate.ts';
import { aSealedPdf } from '../../../functions/records/verify/pdf/a-sealed-pdf.ts';
import { press } from '../acts.ts';
import type { Scene } from './scene.ts';

/** A sealed PDF of nobody's service: the page says what holds of any file. */
const aSealed = async (): Promise<Buffer> => aSealedPdf(await aSignatory('Concord seal'));

const checks = async (page: Page, buffer: Buffer) => {
  await page.goto('/verify');
  await page.getByLabel('The file').setInputFiles({ name: 'copy.pdf', mimeType: 'application/pdf', buffer });
  await press(page.getByRole('button', { name: 'Check this file' }));
  await page
    .getByText(
      /^(Not sealed by this service|Unchanged since sealing|Changed\. Do not rely on it|Not a Concord original.*|This file has \d+ bytes.*)$/,
    )
    .first()
    .waitFor();
};
export const PUBLIC_SCENES: readonly Scene[] = [
  { name: 'front page', show: (page) => page.goto('/') },
  ...['/help', '/privacy', '/accessibility'].map((path) => ({ name: path, show: (page: Page) => page.goto(path) })),
  { name: 'an address of no route', show: (page) => page.goto('/nowhere') },
  { name: 'nothing at this address', show: (page) => page.goto('/assets/nothing.css') },
  { name: 'verify: asks for a file', show: (page) => page.goto('/verify') },
  { name: 'verify: a sealed PDF that holds', show: async (page) => checks(page, await aSealed()) },
  {
    name: 'verify: a sealed PDF with one byte flipped',
    show: async (page) => {
      const pdf = await aSealed();
      const place = pdf.indexOf('(Test)') + 1;
      pdf.writeUInt8(pdf.readUInt8(place) ^ 1, place);
      await checks(page, pdf);
    },
  },
  { name: 'verify: a picture', show: (page) => checks(page, Buffer.from('\xff\xd8\xff\xe0 JFIF', 'latin1')) },
  { name: 'verify: more than the page checks', show: (page) => checks(page, Buffer.alloc(4 * 1024 * 1024 + 1)) },
  { name: 'error: a link that was never made', show: (page) => page.goto(`/sign/${'a'.repeat(52)}`) },
];
