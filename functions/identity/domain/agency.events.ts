/** What can happen to a registered agency, schema first; names and mailboxes stand in the body. */
import * as z from 'zod';

const official = z.strictObject({ name: z.string(), mailbox: z.string() });
const officials = { liaisons: z.array(official), recordsOfficers: z.array(official) };
/** Parts of the agency that may be parties under names of their own. */
const components = z.array(z.strictObject({ name: z.string(), domains: z.array(z.string()).optional() }));
const counts = { liaisons: z.int(), recordsOfficers: z.int() };

/** The operator vouches for an agency: its mail domains, and who speaks for it. */
export const AgencyRegistered = z.strictObject({
  type: z.literal('AgencyRegistered'),
  data: z.strictObject({ agency: z.string(), domains: z.array(z.string()), ...counts }),
  body: z.strictObject({ name: z.string(), components, ...officials }),
});

/** Others vouch for the agency from now on; who is not named any more, no longer does. */
export const OfficialsNamed = z.strictObject({
  type: z.literal('OfficialsNamed'),
  data: z.strictObject({ agency: z.string(), ...counts }),
  body: z.strictObject(officials),
});

/** The agency is called otherwise from now on: in texts that are sent out from then. */
export const AgencyRenamed = z.strictObject({
  type: z.literal('AgencyRenamed'),
  data: z.strictObject({ agency: z.string() }),
  body: z.strictObject({ before: z.string(), name: z.string() }),
});

/** Which parts of the agency may be parties from now on; the list before is replaced. */
export const ComponentsNamed = z.strictObject({
  type: z.literal('ComponentsNamed'),
  data: z.strictObject({ agency: z.string(), components: z.int() }),
  body: z.strictObject({ components }),
});

export const AgencyEvent = z.discriminatedUnion('type', [
  AgencyRegistered,
  OfficialsNamed,
  AgencyRenamed,
  ComponentsNamed,
]);
export type AgencyEvent = z.infer<typeof AgencyEvent>;
