/** The first MOU of the demonstration: wildfire smoke among four fictional agencies, with their heads, liaisons and records officers. */
import { headsIn, officialsIn, readExample } from './example.ts';

export const MOU_FILE = 'examples/wildfire-smoke.json';
export const ANNEXES = 'examples/annexes';
export const ANNEX_FILE = `${ANNEXES}/clean-air-centers.csv`;

export const mouFile = readExample(MOU_FILE);

/** Who heads each agency, by the party's key. */
export const heads = headsIn(mouFile);
/** Who vouches for each agency's offices, by the party's key. */
export const liaisons = officialsIn(mouFile, 'liaison');
/** Who places holds and decides on removals, by the party's key. */
export const recordsOfficers = officialsIn(mouFile, 'recordsOfficer');

export const headOf = (party: string) => {
  const head = heads[party];
  if (!head) throw new Error(`${MOU_FILE} has no party ${party}`);
  return head;
};

/** The agency that is not ready: its head's mailbox is to be mended, and its counsel has a text to clear. */
export const UNPREPARED = 'forestry';
export const COUNSEL = {
  name: 'Rosa Lindgren',
  agency: headOf(UNPREPARED).agency,
  mailbox: 'rosa.lindgren@forestry.alder.example',
  reviews: 'counsel, required',
};
