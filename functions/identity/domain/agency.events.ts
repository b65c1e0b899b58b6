/** What can happen to a registered agency, schema first; names and mailboxes stand in the body. */
import * as z from 'zod';

const official = z.strictObject({ name: z.string(), mailbox: z.string() });
const officials = { liaisons: z.array(official), recordsOfficers: z.array(official) };
const counts = { liaisons: z.int(), recordsOfficers: z.int() };

/** The operator vouches for an agency: its mail domains, and who speaks for it. */
export const AgencyRegistered = z.strictObject({
  type: z.literal('AgencyRegistered'),
  data: z.strictObject({ agency: z.string(), domains: z.array(z.string()), ...counts }),
  body: z.strictObject({ name: z.string(), ...officials }),
});

/** Others vouch for the agency from now on; who is not named any more, no longer does. */
export const OfficialsNamed = z.strictObject({
  type: z.literal('OfficialsNamed'),
  data: z.strictObject({ agency: z.string(), ...counts }),
  body: z.strictObject(officials),
});

export const AgencyEvent = z.discriminatedUnion('type', [AgencyRegistered, OfficialsNamed]);
export type AgencyEvent = z.infer<typeof AgencyEvent>;
