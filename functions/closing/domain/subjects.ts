/** What a plan for the end of an MOU should not leave unsaid, in the order in which it is shown. */
import type { DataOf } from './closing.events.ts';

export type Subject = DataOf<'DutyProposed'>['about'];

/** What nobody has answered is a question to the parties: nothing binds that neither the text nor they say. */
export const SUBJECTS: readonly { about: Subject; heading: string; asks: string }[] = [
  {
    about: 'data',
    heading: 'Data to return or delete',
    asks: 'Who holds data of another party under this MOU, and does it return them, delete them or keep them?',
  },
  {
    about: 'money',
    heading: 'Money to settle',
    asks: 'Is there money to pay back, to account for or to release, and who does that?',
  },
  { about: 'statement', heading: 'Public statement', asks: 'Who tells the public that this has ended, and when?' },
  { about: 'other', heading: 'Other duties', asks: '' },
];
