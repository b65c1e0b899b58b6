/** For tests: an MOU that was signed elsewhere, handed in with its original and confirmed by the liaisons of all its parties. */
import { sha256 } from '../functions/shared/canonical.ts';
import type { Person } from '../infra/laptop/demo/people/person.ts';
import type { Screen } from '../infra/laptop/demo/people/visitor.ts';
import type { TestCloud } from './a-cloud.ts';
import { aScan } from './a-scan.ts';
import type { MouFile } from './a-sent-mou.ts';

export const SIGNED_ON = '2026-01-12';
/** What was signed has no end day of its own, as most MOUs have none. */
export const GOES_ON = { months: 18, then: 'goes-on', opensDaysBefore: 180 };
export const CONFIRM = 'Confirm what we signed';

export interface Adopted {
  agreement: string;
  mou: MouFile;
  pdf: Buffer;
}

let scans = 0;
/** No two originals are the same. */
export const aPdf = (): Buffer => aScan({ pages: `page ${++scans}` });

/** @param query such as `?again=yes` */
export const adopting = (
  cloud: TestCloud,
  bearer: string,
  mou: MouFile,
  pdf: Buffer,
  changes: object = {},
  query = '',
) => {
  const adopted = {
    ...{ signedOn: SIGNED_ON, pdf: { sha256: sha256(pdf), bytes: pdf.length } },
    ...{ settings: ['calendar.zone', 'sunset'], ...changes },
  };
  return cloud.call<{ agreement: string; errors: { code: string; about?: string; field?: string }[] }>(
    'POST',
    `/api/agreements/adoptions${query}`,
    { bearer, json: { mou, adopted } },
  );
};

/** Terms and signed original, both taken; its liaisons have their mail. */
export async function handedIn(
  cloud: TestCloud,
  bearer: string,
  mou: MouFile,
  { pdf = aPdf(), ...changes }: { pdf?: Buffer; [said: string]: unknown } = {},
): Promise<Adopted> {
  await cloud.registerAgencies(mou);
  const { status, body, text } = await adopting(cloud, bearer, mou, pdf, changes);
  if (status !== 201) throw new Error(`It was not taken: ${status} ${text}`);
  const kept = await cloud.handIn(bearer, body.agreement, pdf);
  if (kept.status !== 201) throw new Error(`The original was not taken: ${kept.text}`);
  await cloud.quiet();
  return { agreement: body.agreement, mou, pdf };
}

export async function confirming(person: Person, { agreement }: Pick<Adopted, 'agreement'>): Promise<Screen> {
  await person.open(`/agreements/${agreement}/adoption`);
  return person.browser.press(CONFIRM, { compared: 'yes' });
}
