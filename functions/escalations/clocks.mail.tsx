/** The mails about all clocks of an MOU: that they stand still, until when, and that they go on. */
import { numberOf } from '../agreements/mail-words.ts';
import type { MailContent } from '../shared/mail-layout.tsx';
import { type ClocksLetter, type Saying, sayParty } from './letter.ts';
import { clocksContent } from './mail-content.ts';

const paused = (letter: ClocksLetter): Saying => ({
  title: `The clocks of ${numberOf(letter)} stand still`,
  news: [
    `${partyOf(letter)} has stopped every deadline under this agreement.`,
    'Each falls later by exactly as long as the clocks stand. They go on by themselves at the end of the pause. What you would like to do in a dispute can still be done.',
  ],
});

const resumed = (letter: ClocksLetter): Saying => ({
  title: `The clocks of ${numberOf(letter)} run again`,
  news: [
    `${partyOf(letter)} has let every deadline under this agreement go on.`,
    'Each falls later by exactly as long as the clocks stood. The pages of the disputes show the new days.',
  ],
});

const partyOf = (letter: ClocksLetter): string => sayParty(letter, letter.event.data.party);

const TEMPLATES: Record<string, (letter: ClocksLetter) => Saying> = {
  'clocks-paused': paused,
  'clocks-resumed': resumed,
};

/** The content of one mail. Throws on a template that no release ever had. */
export function clocksMail(template: string, letter: ClocksLetter): MailContent {
  const compose = Object.hasOwn(TEMPLATES, template) ? TEMPLATES[template] : undefined;
  if (!compose) throw new RangeError(`There is no mail called ${template}`);
  return clocksContent(letter, compose(letter));
}
