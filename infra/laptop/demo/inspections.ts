/** The fourth MOU of the demonstration: two regulators signed it on paper, and its terms are taken over beside the PDF. */
import type { Cloud } from '../cloud/cloud.ts';
import { liaisonAt, mou, type Ours } from './demonstration.ts';
import { officialsIn, organizationOf, readAdoption } from './example.ts';

export const INSPECTIONS_FILE = 'examples/inspections.json';
export const { mou: inspections, signedOn } = readAdoption(INSPECTIONS_FILE);
export const inspectionLiaisons = officialsIn(inspections, 'liaison');
export const INSPECTIONS_ORGANIZER = organizationOf(inspections);

/** Returns the id that the command names; what was handed in before is named again. */
export async function handIn(cloud: Cloud, token: string): Promise<string> {
  const said = await mou(cloud, token, 'adopt', INSPECTIONS_FILE, '--yes');
  const [agreement] = /mou_\w+/.exec(said) ?? [];
  if (agreement === undefined) throw new Error(`The MOU was not taken over: ${said}`);
  return agreement;
}

/** The liaison of that party has compared, and confirms that this is what was signed. */
export const confirmAdopted = (cloud: Cloud, { agreement }: Pick<Ours, 'agreement'>, party: string): Promise<void> =>
  liaisonAt(cloud, inspectionLiaisons[party]?.mailbox ?? '').act(
    `/agreements/${agreement}/adoption/${party}/confirmation`,
    { compared: 'yes' },
  );
