/** The mails of clearance: a reviewer is asked with one link, and the liaison hears of a return; above `public` handling no title, name or comment travels. */
import {
  type AgreementLetter,
  agencyOf,
  called,
  convenerOf,
  footerOf,
  forYouAlone,
  isPublic,
  named,
} from '../../agreements/domain/mail-words.ts';
import type { ReviewerKind } from '../../offices/domain/party.events.ts';
import { kindInWords } from '../../offices/domain/review.rules.ts';
import { contents } from '../../shared/mail.ts';
import { actBy, sayMoment } from '../../shared/mail-days.ts';
import type { MailContent } from '../../shared/mail-layout.tsx';
import type { Round } from '../../signing/domain/round.state.ts';
import { sayReplaced, sayVersion } from '../../signing/pages/version-words.parts.ts';

export interface ClearanceLetter extends AgreementLetter {
  round: Pick<Round, 'deadline' | 'zone'>;
  kind: ReviewerKind;
  /** Whether the agency's head waits for this review. */
  required: boolean;
  /** To whom it goes. */
  name: string;
  link: string;
  /** Of a return: what was written, by whom. */
  returned?: { by: string; comments: string };
}

type Template = (letter: ClearanceLetter) => Omit<MailContent, 'footer'>;

const salutation = (letter: ClearanceLetter): string[] => (isPublic(letter) ? [`To ${letter.name}:`] : []);

const facts = (letter: ClearanceLetter) => [
  ['MOU number', letter.agreement.number] as const,
  ['Your agency', agencyOf(letter)] as const,
  ['Organized by', convenerOf(letter)] as const,
  ['Signing ends', sayMoment(letter.round.deadline, letter.round.zone)] as const,
];
const readAndAnswer = ({ link }: ClearanceLetter) => ({ label: 'Read, then clear or return', url: link });

const whyNow = ({ required }: ClearanceLetter): string =>
  required
    ? 'Your agency’s head is asked to sign only when you have cleared exactly this text.'
    : 'Your view is asked for. Signing does not wait for it.';

const clearBy = (letter: ClearanceLetter, hint = ''): string =>
  `${actBy('Clear', letter.round.deadline, letter.round.zone)}${hint}: ${called(letter)}${sayVersion(letter.agreement)}`;

const prepare: Template = (letter) => ({
  subject: clearBy(letter),
  paragraphs: [
    ...salutation(letter),
    `${agencyOf(letter)} asks you, as ${kindInWords(letter.kind)}, to clear ${named(letter)}. ${whyNow(letter)}`,
    ...sayReplaced(letter.agreement),
    'Opening the link answers nothing. You read the whole text there. Then you clear it, or return it with comments. Only your own agency reads them.',
  ],
  facts: facts(letter),
  link: readAndAnswer(letter),
});

const reminder: Template = (letter) => ({
  ...prepare(letter),
  subject: clearBy(letter, ' (reminder)'),
  paragraphs: [...salutation(letter), `${named(letter)} still waits for your answer. ${whyNow(letter)}`],
  closing: ['The links in our earlier emails work as well.'],
});

const freshLink: Template = (letter) => ({
  ...prepare(letter),
  subject: `Your new link: ${called(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `Here is the new link to ${named(letter)} that you or your liaison asked for.`,
    'Opening it answers nothing. You read the whole text there. Then you clear it, or return it with comments.',
  ],
});

const found: Template = (letter) => ({
  ...freshLink(letter),
  subject: `The link that you looked for: ${called(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `Someone entered your address and the number of ${named(letter)}. Here is a link to it. The links in our earlier emails work as well.`,
    'If it was not you, do nothing. The link went to this mailbox only.',
  ],
});

const returned: Template = (letter) => ({
  subject: `Returned with comments: ${called(letter)}`,
  paragraphs: [
    ...salutation(letter),
    `${letter.returned && isPublic(letter) ? `${letter.returned.by}, ${kindInWords(letter.kind)}` : 'A reviewer'} of ${agencyOf(letter)} has returned ${named(letter)} with comments.`,
    ...(letter.returned && isPublic(letter) ? [`“${letter.returned.comments}”`] : []),
    letter.required
      ? 'Your agency’s head is not asked to sign until the reviewer clears the text. Talk to the reviewer. If the text must change, talk to the agency that organizes it.'
      : 'The review is advisory. Your agency’s head may be asked to sign.',
    'Other agencies do not see that the text was returned.',
  ],
  facts: facts(letter),
  link: { label: 'Read the comments', url: letter.link },
});

const TEMPLATES: Record<string, Template> = {
  prepare,
  reminder,
  ending: reminder,
  'fresh-link': freshLink,
  found,
  'review-returned': returned,
};

export const CLEARANCE_MAILS = contents(TEMPLATES, (letter: ClearanceLetter, compose) => ({
  ...compose(letter),
  footer: footerOf(letter, [forYouAlone('link')], 'your agency’s liaison'),
}));
