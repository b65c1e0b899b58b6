/** The mails about all deadlines of the disputes of an MOU: that they are paused, until when, and that they run again. */
import { contents } from '../../../shared/mail.ts';
import { type ClocksLetter, type Saying, sayParty } from '../../mail/letter.ts';
import { clocksContent } from '../../mail/mail-content.ts';

const paused = (letter: ClocksLetter): Saying => ({
  title: 'Deadlines are paused',
  news: [
    `${partyOf(letter)} has paused every deadline of the disputes under this agreement. The time to object to a notice runs on.`,
    'At the end of the pause they run again by themselves. The business days that were left are counted from then. What you would like to do in a dispute can still be done.',
  ],
});

const resumed = (letter: ClocksLetter): Saying => ({
  title: 'Deadlines run again',
  news: [
    `${partyOf(letter)} has ended the pause of every deadline of the disputes under this agreement.`,
    'The business days that were left are counted from now. The pages of the disputes show the new days.',
  ],
});

const partyOf = (letter: ClocksLetter): string => sayParty(letter, letter.event.data.party);

const TEMPLATES: Record<string, (letter: ClocksLetter) => Saying> = {
  'clocks-paused': paused,
  'clocks-resumed': resumed,
};

export const CLOCKS_MAILS = contents(TEMPLATES, (letter: ClocksLetter, compose) =>
  clocksContent(letter, compose(letter)),
);
