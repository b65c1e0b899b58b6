/** The third MOU of the demonstration, in the ordinary form: no ladder, no KPIs, and two offices of one agency that both sign. */
import { officialsIn, organizationOf, readExample } from './example.ts';

export const LABORATORY_FILE = 'examples/laboratory.json';
export const laboratory = readExample(LABORATORY_FILE);
export const laboratoryLiaisons = officialsIn(laboratory, 'liaison');
export const LABORATORY_ORGANIZER = organizationOf(laboratory);
